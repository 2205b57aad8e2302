import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { second } from '@/lib/domain/time'
import type { SecretUse } from '@/lib/ports/redemptions'
import { openTokenUseBuffer, tokenUsesWritten } from './token-use-buffer'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const token = (secretId: string) => ({ sub: `credential of ${secretId}`, kt_secret: secretId })
const at = (seconds: number) => new Date(seconds * second)
const use = (secretId: string, seconds: number, from: string | null = '192.0.2.1'): SecretUse => ({
  credentialId: `credential of ${secretId}`,
  secretId,
  at: at(seconds),
  from,
  redeems: false,
})

/** A buffer over a database that can be down. */
function opened() {
  const written: SecretUse[] = []
  const database = { isDown: false, failures: 0 }
  const buffer = openTokenUseBuffer(
    async (batch) => {
      if (database.isDown) throw new Error('down')
      written.push(...batch.map((each) => ({ ...each })))
    },
    () => database.failures++,
  )
  return { buffer, written, database, close: () => buffer.close(AbortSignal.timeout(60_000)) }
}

test('R2: writes the latest use of the tokens of each secret, every ten seconds', async () => {
  const { buffer, written, close } = opened()
  for (let i = 1; i <= 5; i++) buffer.add(token('one'), `192.0.2.${i}`, at(i))
  buffer.add(token('other'), '192.0.2.1', at(2))
  await vi.advanceTimersByTimeAsync(tokenUsesWritten - 1)
  expect(written).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  const first = [use('one', 5, '192.0.2.5'), use('other', 2)]
  expect(written).toEqual(first)
  buffer.add(token('one'), null, at(20))
  await vi.advanceTimersByTimeAsync(tokenUsesWritten)
  expect(written).toEqual([...first, use('one', 20, null)])
  expect(await close()).toEqual([])
})

test('R2: writes at once when asked to, and what is left when closed', async () => {
  const { buffer, written, close } = opened()
  buffer.add(token('one'), '192.0.2.1', at(1))
  expect(await buffer.flush()).toBe(true)
  expect(written).toEqual([use('one', 1)])
  buffer.add(token('one'), '192.0.2.1', at(3))
  await close()
  expect(written).toEqual([use('one', 1), use('one', 3)])
})

test('R2: says that it could not write, keeps what it has, and never replaces a newer use by an older one', async () => {
  const { buffer, written, database, close } = opened()
  database.isDown = true
  buffer.add(token('one'), '192.0.2.1', at(1))
  buffer.add(token('other'), '192.0.2.1', at(1))
  const flushed = buffer.flush()
  buffer.add(token('one'), '192.0.2.1', at(5))
  expect(await flushed).toBe(false)
  expect(database.failures).toBe(1)
  database.isDown = false
  expect(await close()).toEqual([])
  expect(written).toEqual([use('one', 5), use('other', 1)])
})

test('R2: limits its memory, and reports of which credentials a last use was lost', async () => {
  const { buffer, database } = opened()
  database.isDown = true
  for (let i = 0; i < 50_002; i++) buffer.add(token(`secret-${i}`), '192.0.2.1', at(1))
  const lost = await buffer.close(AbortSignal.abort())
  expect(lost).toHaveLength(50_000)
  expect(lost).not.toContain('credential of secret-50001')
})

test('R2: a flush while it closes neither loses uses nor says that they were written before they are', async () => {
  const { buffer, written, close } = opened()
  for (let i = 0; i < 450; i++) buffer.add(token(`secret ${i}`), '192.0.2.1', at(1))
  const closed = close()
  const flushed = await buffer.flush()
  expect([flushed, written.length]).toEqual([true, 450])
  expect(await closed).toEqual([])
})
