import { expect, test } from 'vitest'
import { DatabaseWatch } from './database-watch'

/** A database whose probes the test answers. */
function world() {
  const probes: { resolve(): void; reject(error: Error): void }[] = []
  const told: string[] = []
  const watch = new DatabaseWatch(
    () => new Promise<void>((resolve, reject) => probes.push({ resolve, reject })),
  )
  watch.listen({
    gone: (error) => told.push(`gone: ${(error as Error).message}`),
    back: () => told.push('back'),
    unfounded: (reason) => told.push(reason instanceof Error ? `unfounded: ${reason.message}` : 'unfounded'),
  })
  return {
    watch,
    told,
    probes,
    async probed(count: number) {
      await expect.poll(() => probes.length).toBe(count)
    },
  }
}

test('a failed connection only triggers a probe', async () => {
  const { watch, told, probes } = world()
  watch.suspect()
  watch.suspect()
  expect([watch.isTroubled(), watch.isFailing(), watch.isAway(), probes.length]).toEqual([
    true,
    true,
    false,
    1,
  ])
  probes[0]?.resolve()
  await expect.poll(watch.isTroubled).toBe(false)
  expect(told).toEqual(['unfounded'])
})

test('the first reason that is known is reported, even if a failure without one came before', async () => {
  const { watch, told, probes } = world()
  watch.suspect()
  for (const reason of ['ended', 'ended too']) watch.suspect(new Error(reason))
  probes[0]?.resolve()
  await expect.poll(watch.isTroubled).toBe(false)
  expect(told).toEqual(['unfounded: ended'])
})

test('an unreachable database is away until a probe succeeds, and each change is reported once', async () => {
  const { watch, told, probes, probed } = world()
  watch.suspect()
  probes[0]?.reject(new Error('refused'))
  await probed(2)
  expect(watch.isAway()).toBe(true)
  probes[1]?.reject(new Error('refused again'))
  await probed(3)
  watch.suspect()
  probes[2]?.resolve()
  await expect.poll(watch.isTroubled).toBe(false)
  expect(told).toEqual(['gone: refused', 'back'])

  watch.suspect()
  expect(probes).toHaveLength(4)
  probes[3]?.reject(new Error('gone'))
  await expect.poll(watch.isAway).toBe(true)
  expect(told).toEqual(['gone: refused', 'back', 'gone: gone'])
  watch.close()
})

test('no probe starts after the watch is closed', async () => {
  const { watch, probes } = world()
  watch.suspect()
  watch.close()
  probes[0]?.reject(new Error('closed'))
  await expect.poll(watch.isAway).toBe(true)
  watch.suspect()
  expect(probes).toHaveLength(1)
})

test('a timeout while waiting for a free connection does not trigger a probe, but errors then are not bugs', () => {
  const { watch, probes } = world()
  expect(watch.isFailing()).toBe(false)
  watch.overloaded()
  expect([watch.isFailing(), watch.isTroubled(), probes.length]).toEqual([true, false, 0])
})
