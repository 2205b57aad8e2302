import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './text'

test.each([
  ['İstanbul', 'ISTANBUL', 'istanbul', 'ıstanbul', 'İSTANBUL'],
  ['straße', 'STRASSE', 'STRAẞE', 'Strasse'],
  ['ΟΔΟΣ', 'οδος', 'οδοσ', 'Οδός'.normalize('NFD').replaceAll('\u0301', '')],
  ['Élan', 'élan', 'E\u0301LAN', 'e\u0301lan'],
  ['ﬁle', 'FILE', 'file'],
  ['\u212Bngström', 'ångström', 'A\u030ANGSTRO\u0308M'],
  ['Ǆ', 'ǅ', 'ǆ'],
  ['می‌خواهم', 'میخواهم'],
  ['Ad\u200Dmin', 'admin'],
])('%s and %s fold to the same text', (...spellings) => {
  expect(new Set(spellings.map(foldText)).size).toBe(1)
})

test.each([
  ['e', 'é'],
  ['o', 'ö'],
  ['0', 'O'],
  ['а', 'a'],
])('%s and %s do not fold to the same text', (one, other) => {
  expect(foldText(one)).not.toBe(foldText(other))
})

test('every character folds to the same text as its upper case, its lower case and its normal forms', () => {
  const different = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    const forms = [
      character.toUpperCase(),
      character.toLowerCase(),
      character.normalize('NFC'),
      character.normalize('NFD'),
    ].filter((form) => form !== character)
    if (forms.length === 0) continue
    const folded = foldText(character)
    if ([...forms, folded].some((form) => foldText(form) !== folded)) different.push(code.toString(16))
  }
  expect(different).toEqual([])
})

test('a prefix in another letter case is found in its text', () => {
  const words = fc.array(fc.constantFrom(...Array.from('abcIiİıßẞσςΣ éÉǄ𐐀')), { maxLength: 12 })
  fc.assert(
    fc.property(words, fc.nat(12), (letters, end) => {
      const part = letters.slice(0, end).join('').toUpperCase()
      expect(foldText(letters.join(''))).toContain(foldText(part))
    }),
  )
})
