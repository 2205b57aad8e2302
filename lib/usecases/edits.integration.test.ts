import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import type { Program } from '@/lib/domain/principal'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

// What a door without forms relies on: an edit never resets a field that was not sent.

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const latestDetail = async () => {
  const { events } = value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {}))
  return JSON.parse(events[0]?.detail ?? '{}') as Record<string, unknown>
}

describe('of an API client', () => {
  const find = async (id: string) => value(await keyturn.runtime.getApiClient(keyturn.administrator, { id }))

  /** Creates a client with a value in every field. */
  async function createFull() {
    const { apis, products } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
    const api = apis.find((each) => each.product && each.writable)
    const created = await keyturn.runtime.createApiClient(keyturn.administrator, {
      ...plainClient,
      description: 'Nightly',
      contactEmail: `${randomUUID()}@example.com`,
      application: 'REST API',
      grants: [{ apiId: api?.id ?? '', read: true, write: true }],
      authorization: 'product_administrator',
      productIds: products.filter(({ id }) => id === api?.product?.id).map(({ id }) => id),
      networks: ['192.0.2.0/24'],
      expiresAt: new Date('2031-07-01T16:00:00.123Z'),
      submissionId: randomUUID(),
    })
    return value(created).client
  }

  test('products that are named twice count once', async () => {
    const { products } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
    const [product] = products
    const { id } = await createFull()
    const twice = [product?.id ?? '', product?.id ?? '']
    const { version } = await find(id)
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, productIds: twice }))
    expect((await find(id)).products.map((each) => each.id)).toEqual([product?.id])
  })

  const changes: [string, object, object][] = [
    ['name', { name: 'Renamed' }, { name: 'Renamed' }],
    ['description', { description: '' }, { description: '' }],
    ['owner', { ownerId: null }, { owner: null }],
    ['contact e-mail', { contactEmail: null }, { contactEmail: null }],
    ['application', { application: null }, { application: null }],
    ['expiry', { expiresAt: null }, { expiresAt: null }],
    ['networks', { networks: ['10.0.0.1 - 10.0.0.9'] }, { networks: ['10.0.0.1-10.0.0.9'] }],
    ['grants', { grants: [] }, { grants: [] }],
    [
      'authorization',
      { authorization: 'cloud_administrator' },
      { authorization: 'cloud_administrator', products: [] },
    ],
  ]
  test.each(changes)(
    'that sends only a new %s leaves all else, and the audit trail records only that change',
    async (_what, sent, kept) => {
      const before = await createFull()
      const result = await keyturn.runtime.editApiClient(keyturn.administrator, {
        ...sent,
        id: before.id,
        version: before.version,
      })
      const { credential: client } = value(result)
      const lapses = (await find(before.id)).grants.map(({ lapse }) => lapse)
      expect(client).toEqual({ ...before, ...kept, version: before.version + 1 })
      expect(lapses.every((lapse) => lapse === null)).toBe(true)
      const recorded = Object.keys(await latestDetail()).map((key) => key.split('.')[0])
      expect(new Set(recorded).size).toBe('owner' in kept ? 2 : 1)
    },
  )

  test('that sends nothing changes nothing, and an edit of an older version is refused', async () => {
    const before = await createFull()
    const edit = (version: number, fields: object = {}) =>
      keyturn.runtime.editApiClient(keyturn.administrator, { ...fields, id: before.id, version })
    expect(value(await edit(before.version)).credential).toEqual({ ...before, version: before.version + 1 })
    expect(kindOf(await edit(before.version, { name: 'Too late' }))).toBe('changed_meanwhile')
    expect((await find(before.id)).name).toBe(before.name)
  })

  test('leaves grants whose API has been retired since, and refuses to grant it again', async () => {
    const api = value(
      await keyturn.runtime.addApi(keyturn.administrator, {
        name: 'Short-lived',
        slug: `short-${randomUUID().slice(0, 8)}`,
        productId: null,
        writable: true,
        grantable: true,
      }),
    )
    const grants = [{ apiId: api.id, read: true, write: false }]
    const { client } = value(
      await keyturn.runtime.createApiClient(keyturn.administrator, {
        ...plainClient,
        grants,
        submissionId: randomUUID(),
      }),
    )
    value(await keyturn.runtime.retireApi(keyturn.administrator, { id: api.id }))
    const { id, version } = client
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, name: 'Renamed' }))
    expect((await find(id)).grants).toMatchObject([{ id: api.id, read: true, lapse: 'retired' }])
    const again = await keyturn.runtime.editApiClient(keyturn.administrator, {
      id,
      version: version + 1,
      grants,
    })
    expect(again).toMatchObject({
      failure: { kind: 'invalid_input', fields: { grants: expect.any(String) as string } },
    })
  })

  test('cannot remove all products from product administrators', async () => {
    const before = await createFull()
    const edit = { id: before.id, version: before.version, productIds: [] }
    expect(await keyturn.runtime.editApiClient(keyturn.administrator, edit)).toMatchObject({
      failure: { kind: 'invalid_input', fields: { productIds: 'Choose at least one product.' } },
    })
    expect((await find(before.id)).products).toEqual(before.products)
  })

  test('must satisfy every policy, and a program gets lifetimes in UTC', async () => {
    const { client } = value(
      await keyturn.runtime.createApiClient(keyturn.administrator, {
        ...plainClient,
        submissionId: randomUUID(),
      }),
    )
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { maximumLifetime: 30 }))
    const program: Program = {
      kind: 'program',
      credentialId: client.id,
      name: 'Deployer',
      permissions: new Set(['credentials:manage']),
      address: '192.0.2.1',
      agent: 'test',
    }
    const { id, version } = client
    try {
      const result = await keyturn.runtime.editApiClient(program, { id, version, name: 'By a program' })
      expect(result).toMatchObject({
        failure: {
          fields: {
            expiresAt: expect.stringMatching(/requires an expiry.*at most 30 days.*UTC\./) as string,
          },
        },
      })
    } finally {
      value(await keyturn.runtime.setPolicies(keyturn.administrator, { maximumLifetime: null }))
    }
  })
})

describe('of a service API key', () => {
  const expiresAt = new Date('2031-07-01T16:00:00.123Z')
  const find = async (id: string) =>
    value(await keyturn.runtime.getServiceApiKey(keyturn.administrator, { id }))
  const edit = (id: string, version: number, fields: object) =>
    keyturn.runtime.editServiceApiKey(keyturn.administrator, { ...fields, id, version })

  /** Creates a key with a value in every field. */
  async function createFull() {
    const { apis, products } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
    const api = apis.find((each) => each.product && each.writable)
    const created = await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
      ...plainKey,
      serviceUser: `Robot ${randomUUID()}`,
      description: 'Nightly',
      grants: [{ apiId: api?.id ?? '', read: true, write: true }],
      authorization: 'product_administrator',
      productIds: products.filter(({ id }) => id === api?.product?.id).map(({ id }) => id),
      networks: ['192.0.2.0/24'],
      expiresAt,
      submissionId: randomUUID(),
    })
    return value(created).key
  }

  const later = new Date('2032-01-01T00:00:00Z')
  const changes: [string, object, object][] = [
    ['name', { name: 'Renamed' }, { name: 'Renamed' }],
    ['description', { description: '' }, { description: '' }],
    ['owner', { ownerId: null }, { owner: null }],
    ['expiry', { expiresAt: later }, { expiresAt: later }],
    ['networks', { networks: ['10.0.0.1'] }, { networks: ['10.0.0.1'] }],
    ['grants', { grants: [] }, { grants: [] }],
    [
      'authorization',
      { authorization: 'cloud_administrator' },
      { authorization: 'cloud_administrator', products: [] },
    ],
  ]
  test.each(changes)(
    'that sends only a new %s leaves all else, and is recorded',
    async (_what, sent, kept) => {
      const before = await createFull()
      const { credential } = value(await edit(before.id, before.version, sent))
      expect(credential).toEqual({ ...before, ...kept, version: before.version + 1 })
      const recorded = new Set(Object.keys(await latestDetail()).map((key) => key.split('.')[0]))
      expect(recorded).toEqual(
        new Set('owner' in kept ? ['owner', 'ownerId'] : [Object.keys(sent)[0]].map(toldAs)),
      )
    },
  )

  const toldAs = (field: string | undefined) => (field === 'grants' ? 'permissions' : field)

  test('of an older version is refused, and so is one without an expiry or of an expired key', async () => {
    const { id, version, name } = await createFull()
    value(await edit(id, version, { description: 'First' }))
    expect(kindOf(await edit(id, version, { name: 'Too late' }))).toBe('changed_meanwhile')
    expect(await edit(id, version + 1, { expiresAt: null })).toMatchObject({
      failure: { kind: 'invalid_input', fields: { expiresAt: 'Choose when it expires.' } },
    })
    keyturn.passTime(expiresAt.getTime() - Date.now() + 1000)
    try {
      // The session has ended by then.
      const late = await keyturn.person('cloud_administrator')
      const expired = await keyturn.runtime.editServiceApiKey(late, {
        id,
        version: version + 1,
        name: 'Late',
      })
      expect(kindOf(expired)).toBe('credential_expired')
    } finally {
      keyturn.passTime(Date.now() - expiresAt.getTime() - 1000)
    }
    expect(await find(id)).toMatchObject({ name, description: 'First', expiresAt, version: version + 1 })
  })

  test('must stay within the policies, such as the maximum lifetime', async () => {
    const { id, version } = await createFull()
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { maximumLifetime: 30 }))
    try {
      expect(await edit(id, version, { name: 'Still too long' })).toMatchObject({
        failure: { fields: { expiresAt: expect.stringContaining('at most 30 days') as string } },
      })
    } finally {
      value(await keyturn.runtime.setPolicies(keyturn.administrator, { maximumLifetime: null }))
    }
    expect(await find(id)).toMatchObject({ version, expiresAt })
  })
})

test('of a person: each field by itself', async () => {
  const { products, groups } = value(await keyturn.runtime.listPersonChoices(keyturn.administrator, {}))
  const chosen = { productIds: [products[0]?.id ?? ''], groupIds: [groups[0]?.id ?? ''] }
  const invitation = { name: 'Petra', email: `${randomUUID()}@example.com`, ...chosen }
  const { person } = value(
    await keyturn.runtime.invitePerson(keyturn.administrator, {
      ...invitation,
      role: 'product_administrator',
    }),
  )
  const { id } = person
  const edit = async (fields: object) =>
    value(await keyturn.runtime.editPerson(keyturn.administrator, { ...fields, id })).person
  expect(await edit({ name: 'Paula' })).toEqual({ ...person, name: 'Paula' })
  expect(await edit({ groupIds: [] })).toEqual({ ...person, name: 'Paula', groups: [] })
  expect(await edit({ productIds: [products[1]?.id ?? ''] })).toMatchObject({
    role: 'product_administrator',
    products: [{ id: products[1]?.id }],
  })
  expect(kindOf(await keyturn.runtime.editPerson(keyturn.administrator, { id, productIds: [] }))).toBe(
    'invalid_input',
  )
  expect(await edit({ role: 'auditor' })).toMatchObject({ name: 'Paula', role: 'auditor', products: [] })
  expect(
    kindOf(await keyturn.runtime.editPerson(keyturn.administrator, { id, role: 'product_administrator' })),
  ).toBe('invalid_input')
  expect(await edit({})).toMatchObject({ name: 'Paula', role: 'auditor' })
})

test('of a group: each field by itself', async () => {
  const fields = { accountAlertsInConsole: true, accountAlertsByEmail: true }
  const memberIds = [keyturn.administrator.id]
  const group = value(
    await keyturn.runtime.createGroup(keyturn.administrator, { name: 'Night shift', memberIds, ...fields }),
  )
  const edit = async (sent: object) =>
    value(await keyturn.runtime.editGroup(keyturn.administrator, { ...sent, id: group.id })).group
  expect(await edit({ name: 'Day shift' })).toEqual({ ...group, name: 'Day shift' })
  expect(await edit({ accountAlertsByEmail: false })).toMatchObject({
    name: 'Day shift',
    accountAlertsInConsole: true,
    members: group.members,
  })
  expect(await edit({ memberIds: [] })).toMatchObject({
    name: 'Day shift',
    members: [],
    accountAlertsInConsole: true,
  })
})

test('of a service user: each field by itself, and null removes its owner', async () => {
  const { key } = value(
    await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
      ...plainKey,
      serviceUser: 'Robot',
      expiresAt: new Date('2099-01-01T00:00:00Z'),
      submissionId: randomUUID(),
    }),
  )
  const edit = async (sent: object) =>
    value(await keyturn.runtime.editServiceUser(keyturn.administrator, { ...sent, id: key.serviceUser.id }))
      .user
  const owner = { id: keyturn.administrator.id }
  expect(await edit({ description: 'Syncs at night' })).toMatchObject({ name: 'Robot', owner })
  expect(await edit({ name: 'Android' })).toMatchObject({ description: 'Syncs at night', owner })
  expect(await edit({ ownerId: null })).toMatchObject({
    name: 'Android',
    description: 'Syncs at night',
    owner: null,
  })
})

test('of an API: each field by itself, and null removes it from its product', async () => {
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  const productId = products[0]?.id ?? ''
  const fields = { name: 'Invoices', slug: 'edited-invoices', productId, writable: true, grantable: true }
  const api = value(await keyturn.runtime.addApi(keyturn.administrator, fields))
  const edit = async (sent: object) =>
    value(await keyturn.runtime.editApi(keyturn.administrator, { ...sent, id: api.id })).api
  expect(await edit({ name: 'Bills' })).toEqual({ ...api, name: 'Bills' })
  expect(await edit({ writable: false })).toEqual({ ...api, name: 'Bills', writable: false })
  expect(await edit({ productId: null })).toMatchObject({ name: 'Bills', product: null, grantable: true })
})

test('of one’s own account: each field by itself', async () => {
  const person = await keyturn.person('auditor')
  const stored = async () => (await keyturn.runtime.session.sessions.find(person.sessionId))?.person
  value(await keyturn.runtime.editAccount(person, { timeZone: 'Pacific/Chatham' }))
  expect(await stored()).toMatchObject({ name: person.name, timeZone: 'Pacific/Chatham' })
  value(await keyturn.runtime.editAccount(person, { name: 'Aud' }))
  expect(await stored()).toMatchObject({ name: 'Aud', timeZone: 'Pacific/Chatham' })
})

describe('of the policies', () => {
  const policies = async () => value(await keyturn.runtime.getPolicies(keyturn.administrator, {}))
  const set = (sent: object) => keyturn.runtime.setPolicies(keyturn.administrator, sent)

  test('each by itself, and null removes the limit', async () => {
    value(await set({ ...defaultPolicies, maximumLifetime: 180 }))
    value(await set({ usageDays: 30 }))
    expect(await policies()).toEqual({ ...defaultPolicies, maximumLifetime: 180, usageDays: 30 })
    expect(await latestDetail()).toEqual({ 'usageDays.before': 90, 'usageDays.after': 30 })
    value(await set({ maximumLifetime: null }))
    expect(await policies()).toEqual({ ...defaultPolicies, usageDays: 30 })
  })

  test('two at the same moment are both saved', async () => {
    value(await set(defaultPolicies))
    const sent = [
      { usageDays: 31 },
      { digestHour: 5 },
      { requireApplication: true },
      { maximumLifetime: 365 },
    ]
    for (const result of await Promise.all(sent.map(set))) value(result)
    expect(await policies()).toEqual(Object.assign({ ...defaultPolicies }, ...sent))
    value(await set(defaultPolicies))
  })
})
