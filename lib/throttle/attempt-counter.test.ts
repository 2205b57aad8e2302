import { describe, expect, test } from 'vitest'
import { attemptCounter } from './attempt-counter'

const minutes = 60

function counterAt(options: { free: number; most?: number }) {
  let milliseconds = 1_000_000_000_000
  const counter = attemptCounter({ ...options, clock: () => new Date(milliseconds) })
  const countAll = (key: string, times: number) => {
    for (let attempt = 1; attempt <= times; attempt++) counter.count(key)
  }
  return {
    ...counter,
    countAll,
    pass: (seconds: number) => {
      milliseconds += seconds * 1000
    },
  }
}

describe('failed attempts', () => {
  test('are free at first, then each doubles the wait, up to a minute', () => {
    const counter = counterAt({ free: 3 })
    const waits = Array.from({ length: 20 }, () => {
      counter.count('a')
      const wait = counter.wait('a')
      counter.pass(wait - 1)
      expect(counter.wait('a'), 'a second before the pause is over').toBe(wait && 1)
      counter.pass(1)
      expect(counter.wait('a'), 'after the pause').toBe(0)
      return wait
    })
    expect(waits.slice(0, 8)).toEqual([0, 0, 1, 2, 4, 8, 16, 32])
    expect(Math.max(...waits)).toBe(60)
    expect(waits.at(-1)).toBe(60)
    expect(counter.wait('b'), 'for another key').toBe(0)
  })

  test('are limited to about one a minute in the long run, however they are timed', () => {
    for (const rest of [0, 1, 5, 15, 30]) {
      const counter = counterAt({ free: 3 })
      let made = 0
      for (let minute = 0; minute < 24 * 60; minute++) {
        for (let second = 0; second < 60; second++) {
          if (counter.wait('a') === 0 && (rest === 0 || minute % rest === 0)) {
            counter.count('a')
            made++
          }
          counter.pass(1)
        }
      }
      expect(made).toBeLessThan(1.1 * 24 * 60)
    }
  })

  test('are forgiven at a rate of one a minute', () => {
    const counter = counterAt({ free: 3 })
    counter.countAll('a', 3)
    counter.pass(1 * minutes)
    counter.count('a')
    expect(counter.wait('a')).toBe(1)
    counter.pass(3 * minutes)
    counter.countAll('a', 2)
    expect(counter.wait('a')).toBe(0)
  })

  test('do not wait longer if the clock is set back, and still count', () => {
    const counter = counterAt({ free: 3 })
    counter.countAll('a', 4)
    counter.pass(-24 * 60 * minutes)
    expect(counter.wait('a')).toBe(0)
    counter.count('a')
    expect(counter.wait('a')).toBe(4)
    counter.pass(4)
    expect(counter.wait('a')).toBe(0)
  })
})

describe('an attempt that is taken back', () => {
  test('leaves the count and the pause as they were before it', () => {
    const counter = counterAt({ free: 3 })
    counter.countAll('a', 6)
    counter.pass(8)
    const takeBack = counter.count('a')
    expect(counter.wait('a')).toBe(16)
    takeBack()
    expect(counter.wait('a')).toBe(0)
    counter.count('a')
    expect(counter.wait('a')).toBe(16)
  })

  test('keeps the pause of an attempt that began after it', () => {
    const counter = counterAt({ free: 3 })
    counter.countAll('a', 3)
    counter.pass(1)
    const takeBack = counter.count('a')
    counter.pass(2)
    counter.count('a')
    takeBack()
    expect(counter.wait('a')).toBe(4)
  })
})

test('a flood of other keys never resets a count: keys beyond the limit share one', () => {
  const counter = counterAt({ free: 3, most: 100 })
  counter.countAll('guessed', 8)
  for (let key = 0; key < 10_000; key++) counter.count(`made up ${key}`)
  expect(counter.wait('guessed')).toBe(32)
  expect(counter.wait('one more')).toBe(60)
  counter.pass(1 * minutes)
  counter.count('one more')
  expect(counter.wait('one more'), 'when there is room again').toBe(0)
})
