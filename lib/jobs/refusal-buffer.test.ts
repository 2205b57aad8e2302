import { expect, onTestFinished, test, vi } from 'vitest'
import { toMachineRefusal, type KnownOfRefusal, type MachineRefusal } from '@/lib/domain/machine-refusal'
import { openRefusalBuffer } from './refusal-buffer'

const refusal = (name: string, n: number, known: Partial<KnownOfRefusal>): MachineRefusal =>
  toMachineRefusal(
    {
      reference: `${name} ${n}`,
      time: new Date(n),
      endpoint: '/verify',
      status: 401,
      sourceAddress: '192.0.2.1',
      toldBy: null,
    },
    { reason: 'unknown_credential', ...known },
  )

/** A buffer, with what it has written and how many it has dropped. */
function openTestBuffer(write: (batch: MachineRefusal[]) => Promise<void> = async () => {}, isAway = false) {
  const written: string[] = []
  const unstorable: number[] = []
  let dropped = 0
  const buffer = openRefusalBuffer(
    async (batch) => {
      await write(batch)
      written.push(...batch.map(({ reference }) => reference))
    },
    {
      failed: () => {},
      dropped: () => dropped++,
      unstorable: (_error, count) => unstorable.push(count),
      isAway: () => isAway,
    },
  )
  return {
    written,
    unstorable,
    /** What was written of a flood. */
    of: (name: string) => written.filter((reference) => reference.startsWith(`${name} `)),
    dropped: () => dropped,
    flood(name: string, count: number, known: Partial<KnownOfRefusal> = {}) {
      for (let n = 1; n <= count; n++) buffer.add(refusal(name, n, known))
    },
    close: () => buffer.close(AbortSignal.timeout(60_000)),
  }
}

const of = (credentialId: string) => ({ credentialId })
const proven = { reason: 'forbidden_address', shown: 'client_secret', secretHint: 'wxyz' } as const
const anonymous = { reason: 'no_credential' } as const

test('a flood about one credential, or about none, keeps the latest and displaces nobody else', async () => {
  const buffer = openTestBuffer()
  buffer.flood('quiet', 3, of('quiet'))
  buffer.flood('proven', 3, { ...of('flooded'), ...proven })
  buffer.flood('flooded', 50_000, of('flooded'))
  buffer.flood('unknown', 50_000)
  buffer.flood('anonymous', 50_000, anonymous)
  expect(await buffer.close()).toBe(0)
  const kept = (name: string) => {
    const rows = buffer.of(name)
    return [rows.length, rows[0], rows.at(-1)]
  }
  expect(kept('quiet')).toEqual([3, 'quiet 1', 'quiet 3'])
  expect(kept('proven')).toEqual([3, 'proven 1', 'proven 3'])
  expect(kept('flooded')).toEqual([50, 'flooded 49951', 'flooded 50000'])
  expect(kept('unknown')).toEqual([500, 'unknown 49501', 'unknown 50000'])
  expect(kept('anonymous')).toEqual([100, 'anonymous 49901', 'anonymous 50000'])
})

test('only what would have been kept counts as dropped', async () => {
  const buffer = openTestBuffer()
  buffer.flood('flooded', 5_000, of('flooded'))
  buffer.flood('proven', 5_000, { ...of('flooded'), ...proven })
  buffer.flood('anonymous', 5_000, anonymous)
  buffer.flood('unknown', 500)
  expect(buffer.dropped()).toBe(0)
  buffer.flood('unknown', 3)
  expect(buffer.dropped()).toBe(3)
  await buffer.close()
})

test('floods about many credentials stay within a limit in all, and nobody with few loses any', async () => {
  const buffer = openTestBuffer()
  buffer.flood('early', 1, of('early'))
  buffer.flood('few', 5, of('few'))
  for (let credential = 0; credential < 200; credential++)
    buffer.flood(`c${credential}`, 150, of(`c${credential}`))
  buffer.flood('late', 2, of('late'))
  await buffer.close()
  expect(buffer.written).toHaveLength(5_000)
  expect([buffer.of('early').length, buffer.of('few').length, buffer.of('late').length]).toEqual([1, 5, 2])
  expect(buffer.written).toContain('c199 150')
  expect(buffer.of('c7').length).toBeGreaterThan(20)
})

test('more credentials than the limit: the latest displaces the one that has waited longest', async () => {
  const buffer = openTestBuffer()
  for (let credential = 0; credential <= 5_000; credential++)
    buffer.flood(`c${credential}`, 1, of(`c${credential}`))
  await buffer.close()
  expect(buffer.written).toHaveLength(5_000)
  expect([buffer.of('c0'), buffer.of('c1'), buffer.of('c5000')]).toEqual([[], ['c1 1'], ['c5000 1']])
})

test('in a second, a flood writes a part of what all may write', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const buffer = openTestBuffer()
  buffer.flood('anonymous', 1_000, anonymous)
  buffer.flood('unknown', 1_000)
  buffer.flood('flooded', 1_000, of('flooded'))
  const counts = () => ['anonymous', 'unknown', 'flooded'].map((name) => buffer.of(name).length)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(counts()).toEqual([10, 100, 50])
  buffer.flood('late', 1, of('late'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect([...counts(), buffer.of('late').length]).toEqual([20, 200, 50, 1])
})

test('what could not be written is kept, within the same limits', async () => {
  let isDown = true
  const buffer = openTestBuffer(async () => {
    if (isDown) {
      isDown = false
      // More arrive while this is being written.
      buffer.flood('a', 40, of('a'))
      throw new Error('the database is down')
    }
  })
  buffer.flood('a', 30, of('a'))
  buffer.flood('b', 2, of('b'))
  expect(await buffer.close()).toBe(0)
  expect(buffer.of('a')).toHaveLength(50)
  expect(buffer.of('b')).toEqual(['b 1', 'b 2'])
})

/** A database that never accepts one row. */
const accepts = (bad: string) => async (batch: MachineRefusal[]) => {
  if (batch.some(({ reference }) => reference === bad)) throw new Error('value out of range')
}

test('a refusal that can never be stored is dropped after a few attempts, and holds up no others', async () => {
  const buffer = openTestBuffer(accepts('a 7'))
  buffer.flood('a', 20, of('a'))
  buffer.flood('b', 300)
  expect(await buffer.close()).toBe(0)
  expect([buffer.of('a').length, buffer.of('b').length]).toEqual([19, 300])
  expect(buffer.unstorable).toEqual([1])
})

test('while the database is away, nothing counts as impossible to store', async () => {
  let failures = 0
  const buffer = openTestBuffer(async () => {
    failures++
    if (failures <= 5) throw new Error('the database is away')
  }, true)
  buffer.flood('a', 20, of('a'))
  expect(await buffer.close()).toBe(0)
  expect([buffer.of('a').length, buffer.unstorable]).toEqual([20, []])
})

test('a database that accepts nothing is not asked for each row', async () => {
  let asked = 0
  const buffer = openTestBuffer(async () => {
    asked++
    throw new Error('the disk is full')
  })
  buffer.flood('b', 100)
  expect(await buffer.close()).toBe(0)
  expect([buffer.unstorable, asked]).toEqual([[100], 6])
})
