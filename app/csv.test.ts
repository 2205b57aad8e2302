import { expect, test } from 'vitest'
import { csvLine } from './csv'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('defuses the formula %j', (text) => {
  expect(csvLine([text]).replaceAll('"', '')).toBe(`'${text}\r\n`)
})

test('quotes what holds a comma, a quote or a line break, and nothing else', () => {
  expect(csvLine(['plain', 'a,b', 'say "hi"', 'two\nlines', '', 7])).toBe(
    'plain,"a,b","say ""hi""","two\nlines",,7\r\n',
  )
})

test('leaves numbers and inner signs alone', () => {
  expect(csvLine([-5, 'a=b', '2026-11-22'])).toBe('-5,a=b,2026-11-22\r\n')
})
