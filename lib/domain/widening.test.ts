import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressText } from './ip-address'
import { admits, compileNetworks } from './network-restriction'
import { effectiveScope, tokenRoles } from './permission'
import { addresses, samples } from './test-networks'
import { widens, type Reach } from './widening'

const plain: Reach = {
  authorization: 'product_administrator',
  products: [{ id: 'edge' }],
  grants: [{ id: 'alerts', read: true, write: false }],
  networks: ['192.0.2.0/24'],
  expiresAt: new Date('2027-01-01T00:00:00Z'),
}
const later = new Date('2027-01-01T00:00:00.001Z')
const earlier = new Date('2026-12-31T23:59:59.999Z')

test.each<[string, Partial<Reach>]>([
  ['write, where it could read', { grants: [{ id: 'alerts', read: true, write: true }] }],
  ['another API', { grants: [...plain.grants, { id: 'devices', read: true, write: false }] }],
  ['another API instead', { grants: [{ id: 'devices', read: true, write: false }] }],
  ['the authority of a cloud administrator', { authorization: 'cloud_administrator', products: [] }],
  ['another product', { products: [{ id: 'edge' }, { id: 'backup' }] }],
  ['another product instead', { products: [{ id: 'backup' }] }],
  ['every address', { networks: [] }],
  ['one address more', { networks: ['192.0.2.0/24', '192.0.3.0'] }],
  ['another network instead', { networks: ['198.51.100.0/28'] }],
  ['the network around it', { networks: ['192.0.2.0/23'] }],
  ['an address of the other family', { networks: ['2001:db8::1'] }],
  ['a later expiry', { expiresAt: later }],
  ['no expiry', { expiresAt: null }],
])('%s is wider', (_what, change) => {
  expect(widens(plain, { ...plain, ...change })).toBe(true)
})

test.each<[string, Partial<Reach>]>([
  ['nothing', {}],
  ['no permission', { grants: [] }],
  ['a grant of nothing', { grants: [...plain.grants, { id: 'devices', read: false, write: false }] }],
  ['no product', { products: [] }],
  ['part of the network', { networks: ['192.0.2.7', '192.0.2.128/25'] }],
  ['the same network in two halves', { networks: ['192.0.2.128/25', '192.0.2.0/25'] }],
  ['an entry that admits nothing', { networks: ['damaged'] }],
  ['an earlier expiry', { expiresAt: earlier }],
])('%s is not wider', (_what, change) => {
  expect(widens(plain, { ...plain, ...change })).toBe(false)
})

test('a first restriction, a first expiry and the authority over one product instead of all are narrower', () => {
  const open: Reach = {
    ...plain,
    authorization: 'cloud_administrator',
    products: [],
    networks: [],
    expiresAt: null,
  }
  expect(widens(open, plain)).toBe(false)
  expect(widens(plain, open)).toBe(true)
})

const apis = ['alerts', 'devices', 'reports']
const productIds = ['edge', 'backup']
const reach: fc.Arbitrary<Reach> = fc.record({
  authorization: fc.constantFrom('cloud_administrator' as const, 'product_administrator' as const),
  products: fc.subarray(productIds).map((ids) => ids.map((id) => ({ id }))),
  grants: fc.uniqueArray(
    fc.record({ id: fc.constantFrom(...apis), read: fc.boolean(), write: fc.boolean() }),
    {
      selector: ({ id }) => id,
    },
  ),
  networks: fc.array(
    samples.map(({ text }) => text),
    { maxLength: 4 },
  ),
  expiresAt: fc.option(fc.date({ noInvalidDate: true, min: earlier, max: new Date('2027-01-01T00:00:01Z') })),
})

/** Before and after. Most edits leave most fields unchanged. */
const edits = fc
  .tuple(reach, reach, fc.subarray(['authorization', 'products', 'grants', 'networks', 'expiresAt'] as const))
  .map(([before, other, changed]): [Reach, Reach] => [
    before,
    { ...before, ...Object.fromEntries(changed.map((field) => [field, other[field]])) },
  ])

/** What a machine can do with it at a moment, where the catalogue gives each API to a product. */
function abilities({ authorization, products, grants }: Reach) {
  const named = products.map(({ id }) => ({ id, slug: id }))
  const inCatalogue = { writable: true, grantable: true, retired: false }
  const productOf = (id: string) => (id === 'alerts' ? 'edge' : id === 'devices' ? 'backup' : null)
  const held = grants.map((grant) => ({
    ...grant,
    ...inCatalogue,
    slug: grant.id,
    productId: productOf(grant.id),
  }))
  const authority = { authorization, products: named, grants: held }
  return { scope: effectiveScope(authority), roles: tokenRoles(authority) }
}

test('an edit that does not widen gives no permission, role, address or moment that was not there before', () => {
  fc.assert(
    fc.property(edits, fc.array(addresses, { maxLength: 5 }), ([before, after], some) => {
      fc.pre(!widens(before, after))
      const [had, has] = [abilities(before), abilities(after)]
      expect(had.scope).toEqual(expect.arrayContaining(has.scope))
      if (before.authorization === 'product_administrator')
        expect(had.roles).toEqual(expect.arrayContaining(has.roles))
      const [admitted, admitting] = [compileNetworks(before.networks), compileNetworks(after.networks)]
      const ends = Object.values(admitting.networks)
        .flat()
        .flatMap(({ family, first, last }) => [
          { family, value: first },
          { family, value: last },
        ])
      for (const address of [...some, ...ends].map(addressText))
        if (admits(admitting, address)) expect(admits(admitted, address)).toBe(true)
      const endOf = ({ expiresAt }: Reach) => expiresAt?.getTime() ?? Infinity
      expect(endOf(after)).toBeLessThanOrEqual(endOf(before))
    }),
    { numRuns: 500 },
  )
})

test('no change at all is not wider', () => {
  fc.assert(
    fc.property(reach, (same) => {
      expect(widens(same, structuredClone(same))).toBe(false)
    }),
  )
})
