import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scaleTicks, shortNumber } from './usage-scale'

describe('the lines of a chart', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [4, [0, 1, 2, 3, 4]],
    [5, [0, 2, 4, 6]],
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 50, 100]],
    [101, [0, 50, 100, 150]],
    [999, [0, 500, 1000]],
    [12_400, [0, 5000, 10_000, 15_000]],
    [1_000_000, [0, 500_000, 1_000_000]],
  ])('for values up to %i are %j', (largest, ticks) => {
    expect(scaleTicks(largest)).toEqual(ticks)
  })

  test('are few, whole and evenly spaced, and the last is the first that no value exceeds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (largest) => {
        const ticks = scaleTicks(largest)
        const [zero, step = 0] = ticks
        const [before = 0, last = 0] = ticks.slice(-2)
        expect([zero, ticks.length <= 5, Number.isInteger(step)]).toEqual([0, true, true])
        expect(last).toBeGreaterThanOrEqual(largest)
        if (largest > 0) expect(before).toBeLessThan(largest)
      }),
    )
  })

  test.each([
    [0, '0'],
    [250, '250'],
    [5000, '5k'],
    [15_000, '15k'],
    [1_500_000, '1.5M'],
    [2_000_000_000, '2B'],
  ])('%i is written %s', (value, text) => {
    expect(shortNumber(value)).toBe(text)
  })
})
