import { expect, test } from 'vitest'
import { plannedChanges } from './credential-changes'

const form = {
  name: 'Billing export',
  description: '',
  owner: { id: 'ada', text: 'Ada Park' },
  contactEmail: '',
  application: 'Automate',
  grants: [
    { apiId: 'a1', read: true, write: false },
    { apiId: 'd1', read: true, write: false },
  ],
  authorization: 'cloud_administrator' as const,
  productIds: ['p1'],
  restrictToNetworks: true,
  allowedAddresses: '10.0.0.0/8\n192.0.2.0/24',
  expiresAt: '2031-06-30T12:00',
  timeZone: 'UTC',
  keptExpiresAt: '2031-06-30T12:00:00.000Z',
}

const reading = {
  apis: new Map([
    ['a1', 'Alerts'],
    ['d1', 'Devices'],
  ]),
  products: new Map([['p1', 'Monitoring']]),
  timeZone: 'UTC',
}
const changes = (after: object) => plannedChanges(form, { ...form, ...after }, reading)

test.each<[string, object, unknown[]]>([
  ['nothing', {}, []],
  ['blanks around the name', { name: ' Billing export ' }, []],
  ['products while they have no effect', { productIds: [] }, []],
  ['the order of permissions', { grants: form.grants.toReversed() }, []],
  ['another spelling of the same networks', { allowedAddresses: ' 10.0.0.0/8 , 192.0.2.0/24' }, []],
  ['an address with a mistake', { allowedAddresses: '192.0.2.0/33' }, []],
  ['a mistake beside an address that is right', { allowedAddresses: '192.0.2.0/24\nnowhere' }, []],
  ['a restriction that is on and empty', { allowedAddresses: ' ' }, []],
  ['a date that cannot be read', { expiresAt: '2031-13-99' }, []],
  ['no date any more', { expiresAt: '' }, [expect.stringMatching(/^Expires: .*30 Jun 2031.* to never$/)]],
  [
    'a permission',
    { grants: [form.grants[0], { apiId: 'd1', read: true, write: true }] },
    ['Permissions: adds Devices write'],
  ],
  ['removed permissions', { grants: [] }, ['Permissions: removes Alerts read, Devices read']],
  ['no restriction any more', { restrictToNetworks: false }, ['Networks: 10.0.0.0/8, 192.0.2.0/24 to any']],
  ['another owner', { owner: { id: 'grace', text: 'Grace Hopper' } }, ['Owner: Ada Park to Grace Hopper']],
  ['another owner of the same name', { owner: { id: 'ada-2', text: 'Ada Park' } }, ['Owner: ada to ada-2']],
  ['no application', { application: '' }, ['Application: “Automate” to none']],
  [
    'whose authority it has',
    { authorization: 'product_administrator' },
    ['Authorization: Cloud administrator to Product administrators of Monitoring'],
  ],
])('what saving changes is said in words: %s', (_what, after, said) => {
  expect(changes(after)).toEqual(said)
})

test('an expiry is said in the time zone of the person', () => {
  const [change] = changes({ expiresAt: '2031-07-01T12:00' })
  expect(change).toMatch(/^Expires: .*30 Jun 2031.* to .*1 Jul 2031/)
})

test('permissions come in the order of the names of their APIs', () => {
  const apis = new Map([
    ['z', 'Alerts'],
    ['a', 'Devices'],
  ])
  const grants = [...apis.keys()].map((apiId) => ({ apiId, read: true, write: true }))
  const added = plannedChanges({ ...form, grants: [] }, { ...form, grants }, { ...reading, apis })
  expect(added).toEqual(['Permissions: adds Alerts read, Alerts write, Devices read, Devices write'])
})
