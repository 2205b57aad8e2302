import { expect, test } from 'vitest'
import { twoQueues } from './two-queues'

const options = { mostInLane: 2, most: 4 }
const stranger = (lane: string) => ({ lane, isKnown: false })
const known = (lane: string) => ({ lane, isKnown: true })

test('someone known has a place, and waits for one stranger at most, however many lanes strangers fill', () => {
  const queue = twoQueues<string>(options)
  for (let source = 0; source < 100; source++) queue.push(stranger(`source ${source}`), `guess ${source}`)
  expect(queue.push(stranger('one more'), 'work')).toEqual({ taken: false })
  expect(queue.shift()).toBe('guess 0')
  expect(queue.push(known('ada'), 'ada').taken).toBe(true)
  expect(queue.push(known('grace'), 'grace').taken).toBe(true)
  expect([1, 2, 3, 4, 5, 6].map(() => queue.shift())).toEqual([
    'ada',
    'guess 1',
    'grace',
    'guess 2',
    'guess 3',
    undefined,
  ])
})

test('strangers wait no longer than for one task of someone known between two of theirs', () => {
  const queue = twoQueues<string>(options)
  for (const lane of ['a', 'b', 'c', 'd']) queue.push(known(lane), lane)
  queue.push(stranger('source'), 'stranger')
  expect([1, 2, 3].map(() => queue.shift())).toContain('stranger')
})
