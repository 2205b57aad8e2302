import { afterEach, expect, test, vi } from 'vitest'
import type { SecretUse } from '@/lib/ports/redemptions'
import { openRedemptionBuffer } from './redemption-buffer'

const redemption = (
  credentialId: string,
  seconds: number,
  secretId = `${credentialId} secret`,
): SecretUse => ({
  credentialId,
  secretId,
  at: new Date(seconds * 1000),
  from: '192.0.2.1',
  redeems: true,
})

afterEach(() => {
  vi.useRealTimers()
})

test('writes within a second, so that last redeemed is visible within the two seconds of C10', async () => {
  vi.useFakeTimers()
  const written: SecretUse[] = []
  const buffer = openRedemptionBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  buffer.add(redemption('a', 1))
  await vi.advanceTimersByTimeAsync(1000)
  expect(written).toEqual([redemption('a', 1)])
  await buffer.close(AbortSignal.timeout(60_000))
})

test('keeps the latest use of each secret, even if another secret of the credential is used later', async () => {
  const written: SecretUse[] = []
  const buffer = openRedemptionBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (const [secretId, seconds] of [
    ['old', 1],
    ['young', 2],
    ['old', 3],
    ['young', 4],
  ] as const)
    buffer.add(redemption('a', seconds, secretId))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written).toEqual([redemption('a', 3, 'old'), redemption('a', 4, 'young')])
})

test('a later use that redeems nothing does not replace the redemption, nor the other way round', async () => {
  const written: SecretUse[] = []
  const buffer = openRedemptionBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  const asking = (seconds: number) => ({ ...redemption('a', seconds), redeems: false })
  for (const use of [redemption('a', 1), asking(2), redemption('a', 3), asking(4)]) buffer.add(use)
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written).toEqual([redemption('a', 3), asking(4)])
})

test('reports of which credentials a last use was lost, with any number of secrets', async () => {
  const buffer = openRedemptionBuffer(
    () => Promise.reject(new Error('down')),
    () => {},
  )
  for (const secretId of ['old', 'young']) buffer.add(redemption('a', 1, secretId))
  buffer.add(redemption('b', 1))
  expect(await buffer.close(AbortSignal.timeout(50))).toEqual(['a', 'b'])
})

test('writes the latest of each secret, a hundred at a time, when it is closed', async () => {
  const batches: SecretUse[][] = []
  const buffer = openRedemptionBuffer(
    async (batch) => void batches.push([...batch]),
    () => {},
  )
  for (let i = 0; i < 250; i++) buffer.add(redemption(`credential-${i}`, 1))
  buffer.add(redemption('credential-0', 2))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50])
  expect(batches[0]?.[0]).toEqual(redemption('credential-0', 2))
})

test('limits its memory: while the database does not answer, it keeps the uses of 50,000 secrets', async () => {
  const written: SecretUse[] = []
  let failures = 0
  let down = true
  const buffer = openRedemptionBuffer(
    async (batch) => {
      if (down) throw new Error('down')
      written.push(...batch)
    },
    () => failures++,
  )
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 40_000; i++) buffer.add(redemption(`credential-${round}-${i}`, 1))
    await expect.poll(() => failures, { timeout: 10_000 }).toBeGreaterThan(round)
  }
  buffer.add(redemption('credential-0-0', 2))
  buffer.add(redemption('another', 2))
  down = false
  expect(await buffer.close(AbortSignal.timeout(60_000))).toEqual([])
  expect(written).toHaveLength(50_000)
  expect(written).toContainEqual(redemption('credential-0-0', 2))
})

test('keeps what could not be written, and never replaces a newer use by an older one', async () => {
  const written: SecretUse[] = []
  const failures: unknown[] = []
  let down = true
  const buffer = openRedemptionBuffer(
    async (batch) => {
      if (down) {
        buffer.add(redemption('a', 5))
        throw new Error('down')
      }
      written.push(...batch)
    },
    (error) => failures.push(error),
  )
  buffer.add(redemption('a', 1))
  buffer.add(redemption('b', 1))
  await expect.poll(() => failures.length).toBe(1)
  down = false
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written.toSorted((x, y) => x.credentialId.localeCompare(y.credentialId))).toEqual([
    redemption('a', 5),
    redemption('b', 1),
  ])
})
