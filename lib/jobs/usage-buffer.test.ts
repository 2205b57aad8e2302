import { expect, test } from 'vitest'
import type { CountedUse, Use } from '@/lib/domain/usage'
import { openUsageBuffer } from './usage-buffer'

const use = (changes: Partial<Use> = {}): Use => ({
  credentialId: 'a',
  scope: 'alerts:read',
  sourceAddress: '192.0.2.1',
  outcome: 'allowed',
  roles: 'cloud-administrator',
  ...changes,
})
const at = (time: string) => new Date(`2026-11-22T${time}Z`)

test('counts equal uses by the hour, with the first and the last time', async () => {
  const written: CountedUse[] = []
  const buffer = openUsageBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (const time of ['11:00:00', '11:30:00', '11:59:59', '12:00:00']) buffer.add(use(), at(time))
  buffer.add(use({ outcome: 'revoked' }), at('11:30:00'))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written).toEqual([
    { ...use(), period: at('11:00:00'), count: 3, firstAt: at('11:00:00'), lastAt: at('11:59:59') },
    { ...use(), period: at('12:00:00'), count: 1, firstAt: at('12:00:00'), lastAt: at('12:00:00') },
    {
      ...use({ outcome: 'revoked' }),
      period: at('11:00:00'),
      count: 1,
      firstAt: at('11:30:00'),
      lastAt: at('11:30:00'),
    },
  ])
})

test('writes a hundred at a time, and adds counts that could not be written to later ones', async () => {
  const batches: CountedUse[][] = []
  const failures: unknown[] = []
  let down = true
  const buffer = openUsageBuffer(
    async (batch) => {
      if (down) throw new Error('down')
      batches.push(batch)
    },
    (error) => failures.push(error),
  )
  for (let i = 0; i < 150; i++) buffer.add(use({ credentialId: `c${i}` }), at('11:00:00'))
  await expect.poll(() => failures.length).toBe(1)
  down = false
  buffer.add(use({ credentialId: 'c0' }), at('11:10:00'))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(batches.map((batch) => batch.length)).toEqual([100, 50])
  expect(batches.flat().find((row) => row.credentialId === 'c0')).toMatchObject({
    count: 2,
    firstAt: at('11:00:00'),
    lastAt: at('11:10:00'),
  })
})

test('writes at most three hundred a second, the oldest first; the others continue to count', async () => {
  const written: CountedUse[] = []
  const buffer = openUsageBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (let i = 0; i < 500; i++) buffer.add(use({ credentialId: `c${i}` }), at('11:00:00'))
  await expect.poll(() => written.length).toBe(300)
  for (let i = 0; i < 500; i++) buffer.add(use({ credentialId: `c${i}` }), at('11:00:01'))
  await buffer.close(AbortSignal.timeout(60_000))
  const counts = written.slice(300).map((row) => [row.credentialId, row.count])
  expect(counts.slice(0, 2)).toEqual([
    ['c300', 2],
    ['c301', 2],
  ])
  expect(written.reduce((sum, row) => sum + row.count, 0)).toBe(1000)
})

test('limits its memory: beyond 50,000 different uses, addresses are counted together', async () => {
  const written: CountedUse[] = []
  const buffer = openUsageBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (let i = 0; i < 50_010; i++) buffer.add(use({ sourceAddress: `2001:db8::${i}` }), at('11:00:00'))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written).toHaveLength(50_001)
  expect(written.find((row) => row.sourceAddress === 'others')?.count).toBe(10)
})

test('counts scopes together beyond a hundred different uses of a credential from one address', async () => {
  const written: CountedUse[] = []
  const buffer = openUsageBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (let i = 0; i < 10_000; i++) buffer.add(use({ scope: `api-${i}:read` }), at('11:00:00'))
  buffer.add(use({ sourceAddress: '192.0.2.2' }), at('11:00:00'))
  await buffer.close(AbortSignal.timeout(60_000))
  expect(written).toHaveLength(102)
  expect(written.find(({ scope }) => scope === 'other')?.count).toBe(9_900)
  expect(written.at(-1)).toMatchObject({ scope: 'alerts:read', sourceAddress: '192.0.2.2' })
})

test('limits its memory whatever is used: beyond 100,000 different uses, new ones are lost', async () => {
  const written: CountedUse[] = []
  const buffer = openUsageBuffer(
    async (batch) => void written.push(...batch),
    () => {},
  )
  for (let i = 0; i < 100_010; i++) buffer.add(use({ credentialId: `c${i}` }), at('11:00:00'))
  buffer.add(use({ credentialId: 'c0' }), at('11:00:01'))
  expect(await buffer.close(AbortSignal.timeout(60_000))).toBe(10)
  expect(written.reduce((sum, { count }) => sum + count, 0)).toBe(100_001)
})

test('is written with retries when closed, until the deadline, and reports what is left', async () => {
  let down = true
  const written: CountedUse[] = []
  const open = () =>
    openUsageBuffer(
      async (batch) => {
        if (down) throw new Error('down')
        written.push(...batch)
      },
      () => {},
    )
  const lost = open()
  for (let i = 0; i < 3; i++) lost.add(use(), at('11:00:00'))
  lost.add(use({ scope: 'cases:read' }), at('11:00:00'))
  expect(await lost.close(AbortSignal.timeout(600))).toBe(4)

  const saved = open()
  saved.add(use(), at('11:00:00'))
  const closing = saved.close(AbortSignal.timeout(60_000))
  setTimeout(() => (down = false), 300)
  expect(await closing).toBe(0)
  expect(written).toHaveLength(1)
})

test('that hangs while it is written counts as lost at the deadline', async () => {
  const buffer = openUsageBuffer(
    () => new Promise(() => {}),
    () => {},
  )
  for (let i = 0; i < 150; i++) buffer.add(use({ credentialId: `c${i}` }), at('11:00:00'))
  expect(await buffer.close(AbortSignal.timeout(300))).toBe(150)
})
