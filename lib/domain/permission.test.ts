import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  effectiveScope,
  grantedScope,
  remainingRoles,
  tokenRoles,
  type Authority,
  type Grant,
} from './permission'

const productIds = ['platform', 'security', 'backup']

const grants: fc.Arbitrary<Grant[]> = fc.uniqueArray(
  fc.record({
    slug: fc.stringMatching(/^[a-z][a-z0-9-]{1,8}$/),
    read: fc.boolean(),
    write: fc.boolean(),
    productId: fc.constantFrom(null, ...productIds),
    writable: fc.boolean(),
    grantable: fc.boolean(),
    retired: fc.boolean(),
  }),
  { selector: (grant) => grant.slug, maxLength: 12 },
)

const authority: fc.Arbitrary<Authority> = fc.record({
  grants,
  authorization: fc.constantFrom('cloud_administrator', 'product_administrator'),
  products: fc.subarray(productIds.map((id) => ({ id, slug: id }))),
})

const runs = { numRuns: 1000 }
const grantOf = ({ grants: all }: Authority, scope: string) =>
  all.find((grant) => scope === `${grant.slug}:read` || scope === `${grant.slug}:write`)

describe('the effective scope', () => {
  test('never exceeds what was granted and what the catalogue allows', () => {
    fc.assert(
      fc.property(authority, (given) => {
        for (const scope of effectiveScope(given)) {
          const grant = grantOf(given, scope)
          expect(grant).toMatchObject({ grantable: true, retired: false })
          expect(scope.endsWith(':read') ? grant?.read : grant?.write && grant.writable).toBe(true)
        }
      }),
      runs,
    )
  })

  test('never includes APIs outside the products', () => {
    fc.assert(
      fc.property(authority, (given) => {
        if (given.authorization === 'cloud_administrator') return
        const reachable = given.products.map((product) => product.id)
        for (const scope of effectiveScope(given))
          expect(reachable).toContain(grantOf(given, scope)?.productId)
      }),
      runs,
    )
  })

  test('never grows if anything is taken away', () => {
    const narrower = authority.chain((wide) =>
      fc
        .record({
          grants: fc.subarray([...wide.grants]),
          taken: fc.array(fc.constantFrom('read', 'write', 'writable', 'grantable'), { maxLength: 3 }),
          products: fc.subarray([...wide.products]),
          restrict: fc.boolean(),
        })
        .map(({ grants: kept, taken, products, restrict }) => ({
          wide,
          narrow: {
            grants: kept.map((grant) => ({
              ...grant,
              ...Object.fromEntries(taken.map((field) => [field, false])),
            })),
            authorization: restrict ? ('product_administrator' as const) : wide.authorization,
            products,
          },
        })),
    )
    fc.assert(
      fc.property(narrower, ({ wide, narrow }) => {
        expect(effectiveScope(wide)).toEqual(expect.arrayContaining(effectiveScope(narrow)))
      }),
      runs,
    )
  })

  test('is everything that was granted, with the cloud administrator\u2019s authority and an unchanged catalogue', () => {
    const whole = { writable: true, grantable: true, retired: false, productId: null }
    const given: Authority = {
      authorization: 'cloud_administrator',
      products: [],
      grants: [
        { ...whole, slug: 'users', read: false, write: true },
        { ...whole, slug: 'alerts', read: true, write: true },
      ],
    }
    expect(effectiveScope(given)).toEqual(['alerts:read', 'alerts:write', 'users:write'])
  })
})

test('a token carries the cloud administrator\u2019s role, or one role per product', () => {
  const products = [
    { id: '2', slug: 'security' },
    { id: '1', slug: 'platform' },
  ]
  expect(tokenRoles({ grants: [], authorization: 'cloud_administrator', products })).toEqual([
    'cloud-administrator',
  ])
  expect(tokenRoles({ grants: [], authorization: 'product_administrator', products })).toEqual([
    'product-administrator:platform',
    'product-administrator:security',
  ])
})

test.each<[string[], string[], string[]]>([
  [['cloud-administrator'], ['cloud-administrator'], ['cloud-administrator']],
  [['cloud-administrator'], ['product-administrator:a'], ['product-administrator:a']],
  [
    ['product-administrator:a', 'product-administrator:b'],
    ['product-administrator:b'],
    ['product-administrator:b'],
  ],
  [['product-administrator:a'], ['cloud-administrator'], ['product-administrator:a']],
  [['product-administrator:a'], [], []],
])('of a token with %j, a credential that now has %j leaves %j', (issued, present, left) => {
  expect(remainingRoles(issued, present)).toEqual(left)
})

describe('a token', () => {
  const effective = ['alerts:read', 'alerts:write', 'users:read']

  test.each<[string | undefined, string[] | null]>([
    [undefined, effective],
    ['', effective],
    ['alerts:read', ['alerts:read']],
    ['users:read  alerts:read users:read', ['alerts:read', 'users:read']],
    ['users:write', null],
    ['alerts:read nonsense', null],
    ['x '.repeat(5000), null],
  ])('asked for %j has the scope %j', (asked, scope) => {
    expect(grantedScope(asked, effective)).toEqual(scope)
  })
})
