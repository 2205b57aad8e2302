import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteOrderMark, csvLine } from './csv'

/** Reads a line as a program does that knows the separator and honours quotes only at the beginning of a cell. */
function cellsOf(file: string, separator: string): string[] {
  const cells = ['']
  let quoted = false
  for (let at = 0; at < file.length; at++) {
    const character = file.charAt(at)
    const last = cells.length - 1
    if (quoted && character === '"' && file[at + 1] === '"') cells[last] += file.charAt(at++)
    else if (quoted && character === '"') quoted = false
    else if (quoted) cells[last] += character
    else if (character === '"' && cells[last] === '') quoted = true
    else if (character === separator || character === '\n') cells.push('')
    else if (character !== '\r' || file[at + 1] !== '\n') cells[last] += character
  }
  return cells.slice(0, -1)
}

const isFormula = (cell: string) =>
  /^[\s\p{C}\p{Default_Ignorable_Code_Point}"]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(cell)

describe('a cell that a spreadsheet would run as a formula begins with an apostrophe:', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(A1)',
    '﹦1',
    '−1',
    '\uFEFF=1',
    ' =1',
    '\u00A0=1',
    '\u3000=1',
    '\u200B=1',
    '\u00AD\u2060=1',
    '\0=1',
    '"=1',
    '\v=1',
  ])('%j', (text) => {
    expect(cellsOf(csvLine([text, 'next']), ',')).toEqual([`'${text}`, 'next'])
  })
})

test.each([
  ['\t=1', "'\t'=1"],
  ['\r=1', "'\r'=1"],
  ['\n=1', "'\n'=1"],
  ['a;=1+1', "a;'=1+1"],
  ['a\t=1+1', "a\t'=1+1"],
  ['a|=1', "a|'=1"],
  ['a\n=1+1', "a\n'=1+1"],
  ['a\r\n=1+1', "a\r\n'=1+1"],
  ['a; ＝1', "a;' ＝1"],
  ['a;"=1', `a;'"=1`],
  ['a;\uFEFF@x;-1', "a;'\uFEFF@x;'-1"],
])('the same applies after a separator of another locale: %j', (text, defused) => {
  expect(cellsOf(csvLine(['x', text, 'next']), ',')).toEqual(['x', defused, 'next'])
})

test('no cell is a formula, whichever separator the program uses', () => {
  const character = fc.constantFrom(...Array.from('=+-@＝aA1 ,;|\t\r\n"\'\uFEFF\u200B\u00A0'))
  const text = fc.string({ unit: character, maxLength: 10 })
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
      const line = csvLine(texts)
      expect(cellsOf(line, ',')).toHaveLength(texts.length)
      for (const separator of [',', ';', '\t', '|'])
        expect(cellsOf(line, separator).filter(isFormula), separator).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('quotes only cells that contain a comma, a quote or a line break', () => {
  expect(csvLine(['plain', 'two words', 'a,b', 'a;b', 'say "hi"', 'two\nlines', '', 7, null])).toBe(
    'plain,two words,"a,b",a;b,"say ""hi""","two\nlines",,7,\r\n',
  )
})

test('does not change numbers or signs inside a text, and writes objects as JSON', () => {
  expect(csvLine([-5, 'a=b', '2026-11-22', '"'])).toBe('-5,a=b,2026-11-22,""""\r\n')
  expect(csvLine([{ a: 'b', n: null }])).toBe('"{""a"":""b"",""n"":null}"\r\n')
})

test('a file begins with the UTF-8 byte order mark', () => {
  expect([...new TextEncoder().encode(byteOrderMark)]).toEqual([0xef, 0xbb, 0xbf])
})
