import { expect, test } from 'vitest'
import { asksForMore, matchItems } from './match-items'

const lines = [
  { label: 'Create API client' },
  { label: 'API clients' },
  { label: 'Groups', detail: 'People', words: 'alerts' },
  { label: 'Rotate secret of Bürö STRASSE...' },
]
const matches = (text: string) => matchItems(lines, text).map(({ label }) => label)

test('a word must begin with each word of the text, in any order and spelling', () => {
  expect(matches('client create')).toEqual(['Create API client'])
  expect(matches('STRAßE rotate buro')).toEqual([])
  expect(matches('straße ROTATE bürö')).toEqual(['Rotate secret of Bürö STRASSE...'])
  expect(matches('people')).toEqual(['Groups'])
  expect(matches('alerts gro')).toEqual(['Groups'])
  expect(matches('nothing')).toEqual([])
  expect(matches('lerts')).toEqual([])
  expect(matches('lient api')).toEqual([])
})

test('labels that begin with the text come first, and without a text all stay in their order', () => {
  expect(matches('api c')).toEqual(['API clients', 'Create API client'])
  expect(matches('  ')).toEqual(lines.map(({ label }) => label))
})

test('the name of what is open alone asks for none of its actions', () => {
  for (const text of ['billing', 'EXP', 'export bill'])
    expect(asksForMore('Billing export', text), text).toBe(false)
  for (const text of ['', 'rotate', 'rotate bill'])
    expect(asksForMore('Billing export', text), text).toBe(true)
})
