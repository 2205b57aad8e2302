import { expect, test } from 'vitest'
import { DatabaseWatch } from './database-watch'

/** A database whose probes are answered by hand. */
function world() {
  const probes: { resolve(): void; reject(error: Error): void }[] = []
  const told: string[] = []
  const watch = new DatabaseWatch(
    () => new Promise<void>((resolve, reject) => probes.push({ resolve, reject })),
  )
  watch.listen({
    gone: (error) => told.push(`gone: ${(error as Error).message}`),
    back: () => told.push('back'),
    unfounded: () => told.push('unfounded'),
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

test('a connection that fails is a reason to look, and no more', async () => {
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

test('a database that cannot be reached is away until it can, and both are told once', async () => {
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

test('nothing is looked for after it was closed', async () => {
  const { watch, probes } = world()
  watch.suspect()
  watch.close()
  probes[0]?.reject(new Error('closed'))
  await expect.poll(watch.isAway).toBe(true)
  watch.suspect()
  expect(probes).toHaveLength(1)
})

test('who waited in vain for a free connection says nothing of the server, but what fails then is no bug', () => {
  const { watch, probes } = world()
  expect(watch.isFailing()).toBe(false)
  watch.overloaded()
  expect([watch.isFailing(), watch.isTroubled(), probes.length]).toEqual([true, false, 0])
})
