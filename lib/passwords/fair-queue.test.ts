import { expect, test } from 'vitest'
import { fairQueue } from './fair-queue'

function drained(queue: { shift(): string | undefined }): string[] {
  const order: string[] = []
  for (let work = queue.shift(); work !== undefined; work = queue.shift()) order.push(work)
  return order
}

test('lanes take turns, and each keeps its own order', () => {
  const queue = fairQueue<string>({ mostInLane: 10, most: 100 })
  for (const work of ['a1', 'a2', 'a3', 'a4']) queue.push('a', work)
  queue.push('b', 'b1')
  queue.push('c', 'c1')
  queue.push('b', 'b2')
  expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  expect(queue.shift()).toBeUndefined()
})

test('a new lane waits for at most one task of each other lane, including the current one', () => {
  const queue = fairQueue<string>({ mostInLane: 10, most: 100 })
  for (let work = 1; work <= 10; work++) queue.push('a', `a${work}`)
  expect(queue.shift()).toBe('a1')
  queue.push('b', 'b1')
  queue.push('b', 'b2')
  expect(queue.shift()).toBe('b1')
  queue.push('c', 'c1')
  expect(drained(queue).slice(0, 4)).toEqual(['a2', 'c1', 'b2', 'a3'])
})

test('a full lane accepts no more, and the others still do', () => {
  const queue = fairQueue<string>({ mostInLane: 2, most: 100 })
  expect(['a1', 'a2', 'a3'].map((work) => queue.push('a', work).taken)).toEqual([true, true, false])
  expect(queue.push('b', 'b1').taken).toBe(true)
  expect(drained(queue)).toEqual(['a1', 'b1', 'a2'])
})

test('a full queue drops the newest task of its longest lane in favour of a shorter one', () => {
  const queue = fairQueue<string>({ mostInLane: 4, most: 6 })
  for (const work of ['a1', 'a2', 'a3', 'a4']) queue.push('a', work)
  for (const work of ['b1', 'b2']) queue.push('b', work)
  expect(queue.push('c', 'c1')).toEqual({ taken: true, dropped: 'a4' })
  expect(queue.push('c', 'c2')).toEqual({ taken: true, dropped: 'a3' })
  expect(queue.push('c', 'c3')).toEqual({ taken: false })
  expect(drained(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'c2'])
})

test('is bounded however many lanes there are', () => {
  const queue = fairQueue<string>({ mostInLane: 4, most: 6 })
  for (let lane = 0; lane < 1000; lane++) queue.push(`lane ${lane}`, 'work')
  expect(drained(queue)).toHaveLength(6)
})
