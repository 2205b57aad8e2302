import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitting, labelInset, markSize, mergeNear, placeLabels, textWidth } from './line-layout'

const widths = fc.integer({ min: 240, max: 1600 })
/** A line with up to 500 items, in order. */
const lines = widths.chain((width) =>
  fc.record({
    width: fc.constant(width),
    items: fc
      .array(fc.double({ min: -10, max: width + 10, noNaN: true }), { maxLength: 500 })
      .map((all) => all.toSorted((a, b) => a - b).map((x) => ({ x }))),
  }),
)

describe('the marks of the expiry line', () => {
  test('are never so near to each other that one of them cannot be pressed, and lose nothing', () => {
    fc.assert(
      fc.property(lines, ({ width, items }) => {
        const marks = mergeNear(items, width)
        expect(marks.flatMap((mark) => mark.items)).toEqual(items)
        for (const [index, { x }] of marks.entries()) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(width)
          const next = marks[index + 1]
          if (next) expect(next.x - x).toBeGreaterThanOrEqual(markSize)
        }
      }),
    )
  })

  test('are merged only if they are too near', () => {
    expect(mergeNear([{ x: 0 }, { x: 23 }, { x: 24 }, { x: 300 }], 900).map(({ x }) => x)).toEqual([
      0, 24, 300,
    ])
    expect(mergeNear([], 900)).toEqual([])
  })
})

describe('the labels of the expiry line', () => {
  const labelled = lines.chain(({ width, items }) => {
    const marks = mergeNear(items, width)
    return fc.record({
      width: fc.constant(width),
      rows: fc.integer({ min: 1, max: 4 }),
      marks: fc
        .array(fc.record({ labelWidth: fc.integer({ min: 10, max: 190 }), isMinor: fc.boolean() }), {
          minLength: marks.length,
          maxLength: marks.length,
        })
        .map((labels) => labels.map((label, index) => ({ ...label, x: marks[index]?.x ?? 0 }))),
    })
  })

  test('stay on the line, and touch neither each other nor a stem', () => {
    fc.assert(
      fc.property(labelled, ({ width, rows, marks }) => {
        const placed = placeLabels(marks, { width, rows })
        expect(placed).toHaveLength(marks.length)
        const spaces = placed.flatMap((label, index) => {
          const x = marks[index]?.x ?? 0
          if (!label) return []
          const from = label.side === 'start' ? x - labelInset : x + labelInset - label.width
          return [{ x, row: label.row, from, to: from + label.width }]
        })
        for (const [index, one] of spaces.entries()) {
          expect(one.row).toBeLessThan(rows)
          expect(one.from).toBeGreaterThanOrEqual(-labelInset)
          expect(one.to).toBeLessThanOrEqual(width + labelInset)
          for (const other of spaces.slice(index + 1)) {
            if (one.row === other.row) expect(one.to < other.from || other.to < one.from).toBe(true)
            const [low, high] = one.row < other.row ? [one, other] : [other, one]
            if (low.row !== high.row) expect(high.x < low.from || high.x > low.to).toBe(true)
          }
        }
      }),
    )
  })

  test('that end at their mark are not above an earlier mark, whose label they would seem to be', () => {
    fc.assert(
      fc.property(labelled, ({ width, rows, marks }) => {
        for (const [index, label] of placeLabels(marks, { width, rows }).entries()) {
          const { x } = marks[index] ?? { x: 0 }
          if (label?.side !== 'end') continue
          const from = x + labelInset - label.width
          for (const earlier of marks.slice(0, index)) expect(earlier.x).toBeLessThan(from)
        }
      }),
    )
    const marks = [60, 128, 218].map((x) => ({ x, labelWidth: 110 }))
    expect(placeLabels(marks, { width: 300, rows: 1 })[2]).toBeNull()
  })

  test('of marks with enough room are all there, in the lowest row', () => {
    const marks = [100, 300, 500].map((x) => ({ x, labelWidth: 120 }))
    expect(placeLabels(marks, { width: 900, rows: 3 }).map((label) => label?.row)).toEqual([0, 0, 0])
  })

  test('are put above each other when they are near, and end at their mark at the end of the line', () => {
    const marks = [100, 130, 160, 890].map((x) => ({ x, labelWidth: 90 }))
    const rows = (count: number) =>
      placeLabels(marks, { width: 900, rows: count }).map((label) => label && `${label.side} ${label.row}`)
    expect(rows(3)).toEqual(['start 2', 'start 1', 'start 0', 'end 0'])
    // The soonest are the most important.
    expect(rows(2)).toEqual(['start 1', 'start 0', null, 'end 0'])
    const minor = marks.map((mark, index) => ({ ...mark, isMinor: index === 0 }))
    expect(placeLabels(minor, { width: 900, rows: 1 }).map(Boolean)).toEqual([false, true, false, true])
  })
})

test('of the labels below the line, the first ones are kept and never touch', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: fc.integer({ min: 0, max: 900 }), width: fc.integer({ min: 1, max: 80 }) })),
      (labels) => {
        const kept = fitting(labels)
        expect(kept[0]).toEqual(labels[0])
        const inOrder = kept.toSorted((a, b) => a.x - b.x)
        for (const [index, one] of inOrder.entries()) {
          const next = inOrder[index + 1]
          if (next) expect(next.x - next.width / 2).toBeGreaterThan(one.x + one.width / 2)
        }
      },
    ),
  )
})

test('wide characters take more room', () => {
  expect(textWidth('料金の輸出')).toBeGreaterThan(textWidth('Exp.5'))
  expect(textWidth('')).toBeLessThan(5)
})
