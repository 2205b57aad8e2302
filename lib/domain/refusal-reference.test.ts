import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readReference, referenceBytes, referenceOf } from './refusal-reference'

test('a reference is short enough to be read out, and is read back', () => {
  expect(referenceOf(new Uint8Array(referenceBytes))).toBe('0000-0000-0000')
  expect(referenceOf(new Uint8Array(referenceBytes).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ')
  for (let time = 0; time < 100; time++) {
    const reference = referenceOf(randomBytes(referenceBytes))
    expect(reference).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(readReference(reference)).toBe(reference)
  }
})

test.each([
  ['7KQ2-M9XD-3FH1', 'as it is'],
  ['7kq2m9xd3fh1', 'in lower case, without hyphens'],
  [' 7KQ2 M9XD 3FH1 ', 'with blanks'],
  ['7KQ2-M9XD-3FHI', 'with a letter that looks like a digit'],
  ['7KQ2-M9XD-3FHl', 'with another one'],
])('%s is understood %s', (typed) => {
  expect(readReference(typed)).toBe('7KQ2-M9XD-3FH1')
})

test.each([
  ['7', '7'],
  ['7kq2', '7KQ2'],
  ['7kq2-', '7KQ2'],
  ['7kq2m', '7KQ2-M'],
  ['7kq2 m9xd', '7KQ2-M9XD'],
])('%s is the beginning %s', (typed, beginning) => {
  expect(readReference(typed)).toBe(beginning)
})

test.each(['', '-', '7KQ2-M9XD-3FHZ-0', '7KQ2-M9XD-3FHU', 'kt_secret_abcd', '7KQ2_M9XD_3FHZ'])(
  '“%s” is not a reference',
  (typed) => {
    expect(readReference(typed)).toBeNull()
  },
)
