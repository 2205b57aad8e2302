import { randomUUID } from 'node:crypto'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { listedCatalogue } from '@/lib/test-catalogue'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let catalogue: {
  apis: { id: string; slug: string; name: string }[]
  products: { id: string; slug: string }[]
}
beforeAll(async () => {
  keyturn = await openTestRuntime()
  catalogue = await listedCatalogue(keyturn)
})
afterAll(() => keyturn.close())

function grantOf(slug: string, ...rights: ('read' | 'write')[]) {
  const api = catalogue.apis.find((entry) => entry.slug === slug)
  return { apiId: api?.id ?? slug, read: rights.includes('read'), write: rights.includes('write') }
}
const productId = (slug: string) => catalogue.products.find((product) => product.slug === slug)?.id ?? slug

const totalOf = async (person: Person) =>
  (await value(await keyturn.runtime.listApiClients(person, {})).total).count

type Form = Partial<typeof plainClient>

const create = (fields: Form) =>
  keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    ...fields,
    submissionId: randomUUID(),
  })

async function newClient(fields: Form) {
  const { client, secret } = value(await create(fields))
  return { client, secret: secret.reveal() }
}

function redeem(clientId: string, secret: string, scope?: string) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret }
  return keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(scope === undefined ? form : { ...form, scope }).toString(),
  })
}

async function tokenOf(clientId: string, secret: string, scope?: string) {
  const body = (await redeem(clientId, secret, scope)).json<{ access_token: string; scope?: string }>()
  return { token: body.access_token, scope: body.scope }
}

const verify = (token: string, scope: string) =>
  keyturn.machines.inject({
    url: '/verify',
    headers: { authorization: `Bearer ${token}`, 'x-required-scope': scope },
  })

const readWrite = () => [grantOf('alerts', 'read', 'write'), grantOf('users', 'read')]

describe('C2: permissions', () => {
  test('appear as scopes in the answer, in the token and at /verify', async () => {
    const { client, secret } = await newClient({ grants: readWrite() })
    const { token, scope } = await tokenOf(client.clientId, secret)
    expect(scope).toBe('alerts:read alerts:write users:read')
    expect(decodeJwt(token)).toMatchObject({ scope })
    const passed = await verify(token, 'alerts:write users:read')
    expect([passed.statusCode, passed.headers['x-auth-scope']]).toEqual([204, scope])
    expect((await verify(token, 'users:write')).statusCode).toBe(403)
  })

  test('a client can request fewer scopes for a token, and never more', async () => {
    const { client, secret } = await newClient({ grants: readWrite() })
    expect((await tokenOf(client.clientId, secret, 'alerts:read')).scope).toBe('alerts:read')
    const more = await redeem(client.clientId, secret, 'alerts:read users:write')
    expect([more.statusCode, more.json<{ error: string }>().error]).toEqual([400, 'invalid_scope'])
    expect((await redeem(client.clientId, secret, 'x'.repeat(10_000))).statusCode).toBe(400)
  })

  test.each<[string, () => Form, string]>([
    ['write access to a read-only API', () => ({ grants: [grantOf('audit-log', 'write')] }), 'grants'],
    ['an API that cannot be granted', () => ({ grants: [grantOf('oauth', 'read')] }), 'grants'],
    ['an API that does not exist', () => ({ grants: [grantOf('nonsense', 'read')] }), 'grants'],
    ['an API twice', () => ({ grants: [grantOf('alerts', 'read'), grantOf('alerts', 'write')] }), 'grants'],
    ['no product', () => ({ authorization: 'product_administrator' as const }), 'productIds'],
    [
      'a product that does not exist',
      () => ({ authorization: 'product_administrator' as const, productIds: ['nonsense'] }),
      'productIds',
    ],
  ])('refuses %s, and writes nothing', async (_what, fields, field) => {
    const before = await totalOf(keyturn.administrator)
    const result = await create(fields())
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
    if (!result.ok && result.failure.kind === 'invalid_input')
      expect(Object.keys(result.failure.fields)).toEqual([field])
    expect(await totalOf(keyturn.administrator)).toBe(before)
  })

  test('C5: fewer permissions apply to the next request of a live token, and the audit trail records it', async () => {
    const { client, secret } = await newClient({ grants: readWrite() })
    const { token } = await tokenOf(client.clientId, secret)
    expect((await verify(token, 'alerts:write')).statusCode).toBe(204)
    const { id, version } = client
    const edit = { ...plainClient, grants: [grantOf('alerts', 'read')], id, version }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, edit))
    const refused = await verify(token, 'alerts:write')
    expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([
      403,
      'Bearer realm="keyturn", error="insufficient_scope"',
    ])
    const left = await verify(token, 'alerts:read')
    expect([left.statusCode, left.headers['x-auth-scope']]).toEqual([204, 'alerts:read'])
    const event = value(await keyturn.runtime.listAuditEvents(keyturn.administrator, { targetId: id }))
      .events[0]
    expect(JSON.parse(event?.detail ?? '')).toMatchObject({
      'permissions.before': 'alerts:read alerts:write users:read',
      'permissions.after': 'alerts:read',
    })
  })

  test('more permissions do not apply to tokens issued before', async () => {
    const { client, secret } = await newClient({ grants: [grantOf('alerts', 'read')] })
    const { token } = await tokenOf(client.clientId, secret)
    const edit = { ...plainClient, grants: readWrite(), id: client.id, version: client.version }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, edit))
    expect((await verify(token, 'alerts:write')).statusCode).toBe(403)
  })
})

describe('D3: the authority of product administrators', () => {
  const security = () => ({
    authorization: 'product_administrator' as const,
    productIds: [productId('security')],
  })

  test('covers only the APIs of those products, and the token names them', async () => {
    const { client, secret } = await newClient({
      ...security(),
      grants: [...readWrite(), grantOf('introspection', 'read')],
    })
    const { token, scope } = await tokenOf(client.clientId, secret)
    expect(scope).toBe('alerts:read alerts:write')
    expect(decodeJwt(token).roles).toEqual(['product-administrator:security'])
    const passed = await verify(token, 'alerts:read')
    expect(passed.headers['x-auth-roles']).toBe('product-administrator:security')
    expect((await verify(token, 'users:read')).statusCode).toBe(403)
  })

  test('limits live tokens if it is chosen later', async () => {
    const { client, secret } = await newClient({ grants: readWrite() })
    const { token } = await tokenOf(client.clientId, secret)
    const edit = {
      ...plainClient,
      ...security(),
      grants: readWrite(),
      id: client.id,
      version: client.version,
    }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, edit))
    expect((await verify(token, 'users:read')).statusCode).toBe(403)
    expect((await verify(token, 'alerts:read')).headers['x-auth-roles']).toBe(
      'product-administrator:security',
    )
  })

  test('determines what product administrators see: only credentials of their products', async () => {
    const { client } = await newClient(security())
    const { client: other } = await newClient({})
    const mine = await keyturn.person('product_administrator', [productId('security')])
    const theirs = await keyturn.person('product_administrator', [productId('platform')])
    expect((await keyturn.runtime.getApiClient(mine, { id: client.id })).ok).toBe(true)
    expect((await keyturn.runtime.getApiClient(mine, { id: other.id })).ok).toBe(false)
    expect((await keyturn.runtime.getApiClient(theirs, { id: client.id })).ok).toBe(false)
    expect(await totalOf(theirs)).toBe(0)
  })
})

describe('the catalogue', () => {
  const fields = { name: 'Invoices', productId: null, writable: true, grantable: true }
  const administrator = () => keyturn.administrator

  async function newApi(slug: string) {
    const api = value(await keyturn.runtime.addApi(administrator(), { ...fields, slug }))
    const { client, secret } = await newClient({ grants: [{ apiId: api.id, read: true, write: true }] })
    const { token, scope } = await tokenOf(client.clientId, secret)
    expect(scope).toBe(`${slug}:read ${slug}:write`)
    return { api, client, token }
  }

  test('making an API read-only, not grantable or retired affects live tokens at once', async () => {
    const { api, token } = await newApi('invoices')
    value(await keyturn.runtime.editApi(administrator(), { ...fields, id: api.id, writable: false }))
    expect((await verify(token, 'invoices:write')).statusCode).toBe(403)
    expect((await verify(token, 'invoices:read')).statusCode).toBe(204)
    value(await keyturn.runtime.editApi(administrator(), { ...fields, id: api.id, grantable: false }))
    expect((await verify(token, 'invoices:read')).statusCode).toBe(403)
    value(await keyturn.runtime.editApi(administrator(), { ...fields, id: api.id }))
    expect((await verify(token, 'invoices:read')).statusCode).toBe(204)
    value(await keyturn.runtime.retireApi(administrator(), { id: api.id }))
    expect((await verify(token, 'invoices:read')).statusCode).toBe(403)
  })

  test('a slug never changes and is never used again, even after retirement', async () => {
    const { api } = await newApi('receipts')
    expect(await keyturn.runtime.addApi(administrator(), { ...fields, slug: 'receipts' })).toMatchObject({
      failure: { kind: 'slug_taken', of: 'api' },
    })
    value(await keyturn.runtime.retireApi(administrator(), { id: api.id }))
    expect(await keyturn.runtime.addApi(administrator(), { ...fields, slug: 'receipts' })).toMatchObject({
      failure: { kind: 'slug_taken', of: 'api' },
    })
  })

  test('the error names an API that was retired while the form was open, and nothing is written', async () => {
    const { api } = await newApi('ledgers')
    value(await keyturn.runtime.retireApi(administrator(), { id: api.id }))
    expect(await create({ grants: [{ apiId: api.id, read: true, write: false }] })).toMatchObject({
      failure: { fields: { grants: '“Invoices” has been retired in the meantime.' } },
    })
  })

  test('a form offers only what can be granted at this moment', async () => {
    const { api } = await newApi('offers')
    const offered = async () => value(await keyturn.runtime.listGrantableApis(administrator(), {}))
    const find = async () => {
      const { apis } = await offered()
      const { apis: all } = await listedCatalogue(keyturn)
      const grantable = all.filter((each) => each.grantable && !each.retiredAt)
      expect(apis.map(({ slug }) => slug).toSorted()).toEqual(grantable.map(({ slug }) => slug).toSorted())
      return apis.find(({ id }) => id === api.id)
    }
    expect(await find()).toMatchObject({ name: 'Invoices', slug: 'offers', writable: true })
    value(await keyturn.runtime.editApi(administrator(), { ...fields, grantable: false, id: api.id }))
    expect(await find()).toBeUndefined()
    value(await keyturn.runtime.editApi(administrator(), { ...fields, id: api.id }))
    expect(await find()).toBeDefined()
    value(await keyturn.runtime.retireApi(administrator(), { id: api.id }))
    expect(await find()).toBeUndefined()
    expect((await offered()).products.map(({ slug }) => slug)).toContain('security')
  })

  test('counts the credentials that hold each API, by kind, without deleted ones', async () => {
    const { api, client } = await newApi('quotes')
    const entry = async () => {
      const { apis } = await listedCatalogue(keyturn)
      return apis.find(({ id }) => id === api.id)
    }
    expect(await entry()).toMatchObject({ apiClients: 1, serviceApiKeys: 0, writers: 1 })
    value(await keyturn.runtime.deleteApiClient(administrator(), { id: client.id }))
    expect(await entry()).toMatchObject({ apiClients: 0, serviceApiKeys: 0, writers: 0 })
  })

  test.each(['A', 'a', 'x'.repeat(41), '1abc', 'a_b', 'a b', ''])('refuses the slug %j', async (slug) => {
    expect(await keyturn.runtime.addApi(administrator(), { ...fields, slug })).toMatchObject({
      failure: { kind: 'invalid_input' },
    })
  })
})
