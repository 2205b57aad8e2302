import { describe, expect, test } from 'vitest'
import { cataloguePage, isSlug, type Api, type Product } from './catalogue'

const product = (name: string): Product => ({ id: `product-${name}`, slug: name.toLowerCase(), name })
const api = (name: string, of: Product | null): Api => ({
  id: `api-${name}`,
  slug: name.toLowerCase(),
  name,
  product: of,
  writable: true,
  grantable: true,
  retiredAt: null,
})

const [backup, security, empty] = [product('Backup'), product('security'), product('Empty')]
const catalogue = {
  products: [security, empty, backup],
  apis: [
    api('Introspection', null),
    api('Watchlists', security),
    api('alerts', security),
    api('Devices', backup),
  ],
}

const shown = (asked: Partial<Parameters<typeof cataloguePage>[1]> = {}) => {
  const { groups, ...page } = cataloguePage(catalogue, { size: 50, ...asked })
  return {
    ...page,
    groups: groups.map(({ product: of, apis }) => [of?.name ?? null, apis.map(({ name }) => name)]),
  }
}

describe('the catalogue', () => {
  test('is grouped by product in the order of the names, APIs outside any product last', () => {
    expect(shown()).toEqual({
      groups: [
        ['Backup', ['Devices']],
        ['Empty', []],
        ['security', ['alerts', 'Watchlists']],
        [null, ['Introspection']],
      ],
      total: 4,
      previous: null,
      next: null,
    })
  })

  test.each([
    ['part of a name in any case', 'WATCH', [['security', ['Watchlists']]]],
    ['a product, with all of its APIs', 'Security', [['security', ['alerts', 'Watchlists']]]],
    ['a product without APIs', 'empt', [['Empty', []]]],
    ['letters that fold to others', 'ﬁ', []],
    ['nothing', 'unknown', []],
  ])('is searched for %s', (_, search, groups) => {
    expect(shown({ search }).groups).toEqual(groups)
  })

  test('is shown in pages, forwards and backwards', () => {
    const first = shown({ size: 2 })
    expect(first).toMatchObject({
      groups: [
        ['Backup', ['Devices']],
        ['Empty', []],
      ],
      previous: null,
    })
    const second = shown({ size: 2, after: first.next ?? '' })
    expect(second.groups).toEqual([['security', ['alerts', 'Watchlists']]])
    const last = shown({ size: 2, after: second.next ?? '' })
    expect(last).toMatchObject({ groups: [[null, ['Introspection']]], next: null })
    expect(shown({ size: 2, before: last.previous ?? '' }).groups).toEqual(second.groups)
    expect(shown({ size: 2, before: second.previous ?? '' }).groups).toEqual(first.groups)
  })

  test('begins at the first page if the place no longer exists', () => {
    expect(shown({ size: 2, after: 'gone' }).groups).toEqual(shown({ size: 2 }).groups)
    expect(shown({ size: 2, before: 'gone' }).groups).toEqual(shown({ size: 2 }).groups)
  })
})

test.each([
  ['alerts', true],
  ['a1', true],
  ['a', false],
  ['Alerts', false],
  ['1a', false],
  ['a'.repeat(41), false],
])('%s is a slug: %s', (text, isOne) => {
  expect(isSlug(text)).toBe(isOne)
})
