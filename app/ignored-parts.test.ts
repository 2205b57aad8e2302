import { expect, test } from 'vitest'
import { namePageQuery } from '@/lib/schemas/forms/name-page'
import { toIgnored } from './ignored-parts'
import { readAddress } from './paged-query'

test('what an address says that cannot be used is named in words', () => {
  const { dropped } = readAddress({ q: 'x'.repeat(101), after: ['nonsense', 'other'] }, namePageQuery)
  expect(toIgnored(dropped)).toEqual([
    { name: 'search', value: 'x'.repeat(101) },
    { name: 'page', value: 'nonsense' },
  ])
})

test.each([
  ['before', 'page'],
  ['from', '“since”'],
  ['until', '“until”'],
  ['person', '“who”'],
  ['action', '“what”'],
  ['outcome', 'outcome'],
  ['expiresFrom', '“expires from”'],
])('the parameter %s is called %s', (field, name) => {
  expect(toIgnored([{ field, value: 'x' }])).toEqual([{ name, value: 'x' }])
})
