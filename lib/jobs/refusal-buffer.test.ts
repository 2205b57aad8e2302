import { expect, test } from 'vitest'
import { toMachineRefusal, type MachineRefusal } from '@/lib/domain/machine-refusal'
import { openRefusalBuffer } from './refusal-buffer'

const refusal = (credentialId: string | undefined, n: number): MachineRefusal =>
  toMachineRefusal(
    {
      reference: `${credentialId ?? 'nobody'} ${n}`,
      time: new Date(n),
      endpoint: '/verify',
      status: 401,
      sourceAddress: '192.0.2.1',
      toldBy: null,
    },
    { reason: 'unknown_credential', credentialId },
  )

/** A buffer, with what it has written and how many it has dropped. */
function openTestBuffer(write: (batch: MachineRefusal[]) => Promise<void> = async () => {}) {
  const written: string[] = []
  let dropped = 0
  const buffer = openRefusalBuffer(
    async (batch) => {
      await write(batch)
      written.push(...batch.map(({ reference }) => reference))
    },
    { failed: () => {}, dropped: () => dropped++ },
  )
  return {
    written,
    dropped: () => dropped,
    flood(credentialId: string | undefined, count: number) {
      for (let n = 1; n <= count; n++) buffer.add(refusal(credentialId, n))
    },
    close: () => buffer.close(AbortSignal.timeout(60_000)),
  }
}

test('a flood about one credential, or about none, keeps the latest and displaces nobody else', async () => {
  const buffer = openTestBuffer()
  buffer.flood('quiet', 3)
  buffer.flood('flooded', 50_000)
  buffer.flood(undefined, 50_000)
  expect(await buffer.close()).toBe(0)
  expect(buffer.written.filter((reference) => reference.startsWith('quiet'))).toHaveLength(3)
  const flooded = buffer.written.filter((reference) => reference.startsWith('flooded'))
  expect([flooded.length, flooded[0], flooded.at(-1)]).toEqual([100, 'flooded 49901', 'flooded 50000'])
  expect(buffer.written.filter((reference) => reference.startsWith('nobody'))).toHaveLength(500)
  expect(buffer.dropped()).toBe(100_003 - 603)
})

test('floods about many credentials stay within a limit in all, and each keeps its latest', async () => {
  const buffer = openTestBuffer()
  for (let credential = 0; credential < 200; credential++) buffer.flood(`c${credential}`, 150)
  buffer.flood('late', 1)
  await buffer.close()
  expect(buffer.written).toHaveLength(5_000)
  expect(buffer.written).toContain('late 1')
  expect(buffer.written).toContain('c199 150')
  expect(buffer.dropped()).toBe(30_001 - 5_000)
})

test('what could not be written is kept, within the same limits', async () => {
  let isDown = true
  const buffer = openTestBuffer(async () => {
    if (isDown) {
      isDown = false
      // More arrive while this is being written.
      buffer.flood('a', 80)
      throw new Error('the database is down')
    }
  })
  buffer.flood('a', 60)
  buffer.flood('b', 2)
  expect(await buffer.close()).toBe(0)
  expect(buffer.written.filter((reference) => reference.startsWith('a'))).toHaveLength(100)
  expect(buffer.written.filter((reference) => reference.startsWith('b'))).toEqual(['b 1', 'b 2'])
  expect(buffer.dropped()).toBe(40)
})
