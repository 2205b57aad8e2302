import { expect, test } from 'vitest'
import { turns } from './turns'

type Turn = Awaited<ReturnType<ReturnType<typeof turns>['take']>>

/** Requests turns and records which have started. */
async function taken(gate: ReturnType<typeof turns>, key: string, times: number) {
  const come: { turn: Turn }[] = []
  for (let time = 0; time < times; time++) void gate.take(key).then((turn) => come.push({ turn }))
  await settled()
  return come
}

// Everything that can run has run.
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('runs a few tasks of a source at a time, lets some wait, and refuses the rest', async () => {
  const gate = turns({ atOnce: 2, waiting: 3 })
  const come = await taken(gate, 'a', 100)
  const refused = come.filter(({ turn }) => turn === null)
  const first = come.find(({ turn }) => turn !== null)
  expect(come).toHaveLength(97)
  expect(refused).toHaveLength(95)
  first?.turn?.()
  await settled()
  expect(come, 'one that waited').toHaveLength(98)
})

test('does not make another source wait', async () => {
  const gate = turns({ atOnce: 2, waiting: 3 })
  await taken(gate, 'a', 100)
  const [other] = await taken(gate, 'b', 1)
  expect(other?.turn).toBeInstanceOf(Function)
})

test('runs all waiting tasks, and then has room again', async () => {
  const gate = turns({ atOnce: 2, waiting: 3 })
  for (let round = 0; round < 3; round++) {
    const come = await taken(gate, 'a', 5)
    expect(come).toHaveLength(2)
    for (let ended = 0; ended < 5; ended++) {
      come[ended]?.turn?.()
      await settled()
    }
    expect(come).toHaveLength(5)
  }
})
