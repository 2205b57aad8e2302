import { describe, expect, test } from 'vitest'
import { attemptCounter } from './attempt-counter'

function counterAt(options: { free: number; most?: number }) {
  let milliseconds = 1_000_000_000_000
  const counter = attemptCounter({ ...options, clock: () => new Date(milliseconds) })
  return {
    ...counter,
    pass: (seconds: number) => {
      milliseconds += seconds * 1000
    },
  }
}

const minutes = 60

describe('attempts that fail', () => {
  test('are free at first, then wait twice as long each time, a minute at most', () => {
    const counter = counterAt({ free: 3 })
    const waits = Array.from({ length: 11 }, () => {
      counter.count('a')
      const wait = counter.wait('a')
      counter.pass(wait)
      expect(counter.wait('a'), 'when the pause is over').toBe(0)
      return wait
    })
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(counter.wait('b'), 'of another key').toBe(0)
  })

  test('are forgotten half an hour after the last, and no earlier', () => {
    const counter = counterAt({ free: 3 })
    for (let attempt = 1; attempt <= 10; attempt++) counter.count('a')
    counter.pass(29 * minutes)
    counter.count('a')
    counter.pass(29 * minutes)
    counter.count('a')
    expect(counter.wait('a')).toBe(60)
    counter.pass(30 * minutes)
    counter.count('a')
    expect(counter.wait('a')).toBe(0)
  })

  test('wait no longer for a clock that was put back', () => {
    const counter = counterAt({ free: 3 })
    for (let attempt = 1; attempt <= 4; attempt++) counter.count('a')
    counter.pass(-24 * 60 * minutes)
    expect(counter.wait('a')).toBe(2)
  })
})

describe('an attempt that is taken back', () => {
  test('leaves count and pause as if it had not been', () => {
    const counter = counterAt({ free: 3 })
    for (let attempt = 1; attempt <= 6; attempt++) counter.count('a')
    counter.pass(8)
    const takeBack = counter.count('a')
    expect(counter.wait('a')).toBe(16)
    takeBack()
    expect(counter.wait('a')).toBe(0)
    counter.count('a')
    expect(counter.wait('a')).toBe(16)
  })

  test('leaves the pause of one that began after it', () => {
    const counter = counterAt({ free: 3 })
    for (let attempt = 1; attempt <= 3; attempt++) counter.count('a')
    counter.pass(1)
    const takeBack = counter.count('a')
    counter.pass(2)
    counter.count('a')
    takeBack()
    expect(counter.wait('a')).toBeGreaterThan(0)
  })

  test('takes nothing from those counted after all were forgotten', () => {
    const counter = counterAt({ free: 1 })
    const takeBack = counter.count('a')
    counter.clear('a')
    counter.count('a')
    takeBack()
    expect(counter.wait('a')).toBe(1)
  })
})

test('a flood of other keys frees nobody: those for which there is no room share a count', () => {
  const counter = counterAt({ free: 3, most: 100 })
  for (let attempt = 1; attempt <= 8; attempt++) counter.count('guessed')
  for (let key = 0; key < 10_000; key++) counter.count(`made up ${key}`)
  expect(counter.wait('guessed')).toBe(32)
  expect(counter.wait('one more')).toBe(60)
  counter.pass(30 * minutes)
  expect(counter.wait('one more'), 'once they are forgotten').toBe(0)
})
