import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { seedCatalogue } from '@/prisma/seed'
import { day } from '@/lib/domain/time'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
const open = async () => {
  keyturn = await openTestRuntime()
}
const close = () => keyturn.close()

const may = () => keyturn.runtime
const by = () => keyturn.administrator

const addProduct = (slug: string, name = slug) => may().addProduct(by(), { slug, name })
const addApi = (fields: object = {}) =>
  may().addApi(by(), {
    name: 'Invoices',
    slug: `a${randomUUID().slice(0, 8)}`,
    productId: null,
    writable: true,
    grantable: true,
    ...fields,
  })

async function client(fields: Partial<typeof plainClient> = {}) {
  const created = await may().createApiClient(by(), { ...plainClient, ...fields, submissionId: randomUUID() })
  const { client: made, secret } = value(created)
  return { ...made, secret: secret.reveal() }
}

const readOf = (apiId: string) => [{ apiId, read: true, write: false }]

function redeem({ clientId, secret }: { clientId: string; secret: string }) {
  return keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    }).toString(),
  })
}

const apiOf = async (slug: string) => (await listedCatalogue(keyturn)).apis.find((api) => api.slug === slug)
const productOf = async (slug: string) =>
  (await listedCatalogue(keyturn)).products.find((product) => product.slug === slug)
const latestEvent = async () => value(await may().listAuditEvents(by(), {})).events[0]

describe('T1: the API that lets clients introspect tokens', () => {
  beforeAll(open)
  afterAll(close)

  test('can be renamed, but not moved into the reach of a product', async () => {
    const own = await apiOf('introspection')
    const id = own?.id ?? ''
    const { id: productId } = value(await addProduct('reaching'))
    const edit = (fields: object) => may().editApi(by(), { id, ...fields })
    expect(kindOf(await edit({ name: 'Token checks', productId: null }))).toBe('ok')
    for (const fields of [{ productId }, { name: 'Moved', productId }])
      expect(await edit(fields)).toMatchObject({
        failure: { fields: { productId: 'This API of Keyturn belongs to no product.' } },
      })
    expect(await apiOf('introspection')).toEqual({ ...own, name: 'Token checks' })
  })

  test('cannot be added to a product either, in a catalogue that lacks it', async () => {
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    await prisma.api.delete({ where: { slug: 'introspection' } })
    await prisma.$disconnect()
    const { id: productId } = value(await addProduct('reaching-too'))
    expect(await addApi({ slug: 'introspection', productId })).toMatchObject({
      failure: { fields: { productId: 'This API of Keyturn belongs to no product.' } },
    })
    expect(await apiOf('introspection')).toBeUndefined()
    expect(kindOf(await addApi({ slug: 'introspection', productId: null }))).toBe('ok')
    expect(await apiOf('introspection')).toMatchObject({ product: null })
  })
})

describe('a product', () => {
  beforeAll(open)
  afterAll(close)

  test('is added with a slug that no other product had, and shows up without APIs', async () => {
    const product = value(await addProduct('payments', 'Payments'))
    const { groups } = value(await may().listCatalogue(by(), {}))
    expect(groups.find((group) => group.product?.id === product.id)).toEqual({ product, apis: [] })
    expect(await addProduct('payments')).toMatchObject({ failure: { kind: 'slug_taken', of: 'product' } })
    // An API and a product may have the same slug: permissions and roles are different words.
    expect(kindOf(await addApi({ slug: 'payments' }))).toBe('ok')
    value(await may().removeProduct(by(), { id: product.id }))
    expect(kindOf(await addProduct('payments'))).toBe('slug_taken')
  })

  test.each(['A', 'x'.repeat(41), '1abc', 'a_b', ''])('refuses the slug %j', async (slug) => {
    expect(kindOf(await addProduct(slug, 'Name'))).toBe('invalid_input')
  })

  test('sent twice at the same moment is added once', async () => {
    const answers = await Promise.all([addProduct('twice'), addProduct('twice'), addProduct('twice')])
    expect(answers.map(kindOf).toSorted()).toEqual(['ok', 'slug_taken', 'slug_taken'])
  })

  test('keeps its slug when it is renamed, and tokens keep their roles', async () => {
    const product = value(await addProduct('renamed', 'Payments'))
    const made = await client({ authorization: 'product_administrator', productIds: [product.id] })
    value(await may().renameProduct(by(), { id: product.id, name: 'Billing' }))
    expect(await productOf('renamed')).toEqual({ id: product.id, slug: 'renamed', name: 'Billing' })
    const token = (await redeem(made)).json<{ access_token: string }>().access_token
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object
    expect(claims).toMatchObject({ roles: ['product-administrator:renamed'] })
    const [renamed] = value(await may().listAuditEvents(by(), { action: 'product.renamed' })).events
    expect(renamed).toMatchObject({ targetName: 'Billing', targetId: product.id })
    expect(JSON.parse(renamed?.detail ?? '')).toEqual({ 'name.before': 'Payments', 'name.after': 'Billing' })
  })

  test('cannot be removed while an API, a credential or an administrator has it, and the refusal counts them', async () => {
    const { id } = value(await addProduct('held', 'Payments'))
    const api = value(await addApi({ productId: id, name: 'Ledger' }))
    const key = value(
      await may().createServiceApiKey(by(), {
        ...plainKey,
        authorization: 'product_administrator',
        productIds: [id],
        expiresAt: new Date(Date.now() + 30 * day),
        submissionId: randomUUID(),
      }),
    ).key
    const person = value(
      await may().invitePerson(by(), {
        name: 'Grace',
        email: 'grace@example.com',
        role: 'product_administrator',
        productIds: [id],
        groupIds: [],
      }),
    ).person
    const use = {
      apis: { names: ['Ledger'], count: 1 },
      credentials: {
        some: [{ id: key.id, kind: 'service_api_key', name: key.name, lastUsedAt: null }],
        count: 1,
        usedLately: 0,
      },
      administrators: { names: ['Grace'], count: 1 },
    }
    const remove = () => may().removeProduct(by(), { id })
    expect(value(await may().getProductUse(by(), { id }))).toEqual(use)
    expect(await remove()).toMatchObject({ failure: { kind: 'product_in_use', use } })
    value(await may().retireApi(by(), { id: api.id }))
    expect(kindOf(await remove())).toBe('product_in_use')
    value(await may().deleteServiceApiKey(by(), { id: key.id }))
    expect(kindOf(await remove())).toBe('product_in_use')
    value(await may().deletePerson(by(), { id: person.id }))
    expect(await productOf('held')).toBeDefined()

    value(await remove())
    expect(await productOf('held')).toBeUndefined()
    expect(await latestEvent()).toMatchObject({ action: 'product.removed', targetName: 'Payments' })
    expect(kindOf(await remove())).toBe('not_found')
    expect(kindOf(await may().renameProduct(by(), { id, name: 'Back' }))).toBe('not_found')
    expect(kindOf(await may().getProductUse(by(), { id }))).toBe('not_found')
    // Nothing can get it afterwards, by any form.
    const invalid = 'invalid_input'
    expect(kindOf(await addApi({ productId: id }))).toBe(invalid)
    const grown = value(await addApi())
    expect(kindOf(await may().editApi(by(), { id: grown.id, productId: id }))).toBe(invalid)
    const fields = { authorization: 'product_administrator', productIds: [id] } as const
    const form = { ...plainClient, ...fields, productIds: [id], submissionId: randomUUID() }
    expect(kindOf(await may().createApiClient(by(), form))).toBe(invalid)
    const invitation = { name: 'Ada', email: 'other@example.com', groupIds: [], productIds: [id] }
    expect(kindOf(await may().invitePerson(by(), { ...invitation, role: 'product_administrator' }))).toBe(
      invalid,
    )
  })

  test('and something that begins to use it at the same moment never both succeed', async () => {
    for (const begin of [
      (id: string) => addApi({ productId: id }),
      (id: string) =>
        may().createApiClient(by(), {
          ...plainClient,
          authorization: 'product_administrator',
          productIds: [id],
          submissionId: randomUUID(),
        }),
      (id: string) =>
        may().invitePerson(by(), {
          name: 'Grace',
          email: `${id}@example.com`,
          role: 'product_administrator',
          productIds: [id],
          groupIds: [],
        }),
    ]) {
      const { id } = value(await addProduct(`p${randomUUID().slice(0, 8)}`))
      const [begun, removed] = await Promise.all([begin(id), may().removeProduct(by(), { id })])
      expect([kindOf(begun), kindOf(removed)].filter((kind) => kind === 'ok')).toHaveLength(1)
    }
  })
})

describe('the credentials that an API has', () => {
  beforeAll(open)
  afterAll(close)

  test('are named before it is retired, the ones used last first, and those that may not use it are left out', async () => {
    const product = value(await addProduct('payments'))
    const api = value(await addApi({ productId: product.id }))
    const used = await client({ name: 'Used', grants: readOf(api.id) })
    await client({ name: 'Idle', grants: readOf(api.id) })
    await client({ name: 'Deleted', grants: readOf(api.id) }).then(({ id }) =>
      may().deleteApiClient(by(), { id }),
    )
    const elsewhere = value(await addProduct('elsewhere'))
    await client({
      name: 'Outside',
      grants: readOf(api.id),
      authorization: 'product_administrator',
      productIds: [elsewhere.id],
    })
    await client({
      name: 'Inside',
      grants: readOf(api.id),
      authorization: 'product_administrator',
      productIds: [product.id],
    })
    expect((await redeem(used)).statusCode).toBe(200)
    const holders = async () => value(await may().getApiHolders(by(), { id: api.id }))
    await expect.poll(async () => (await holders()).usedLately).toBe(1)
    const { some, count } = await holders()
    expect(some.map(({ name }) => name)).toEqual(['Used', 'Idle', 'Inside'])
    expect(count).toBe(3)

    keyturn.passTime(8 * day)
    expect((await holders()).usedLately).toBe(0)
    value(await may().editApi(by(), { id: api.id, grantable: false }))
    expect(await holders()).toEqual({ some: [], count: 0, usedLately: 0 })
    value(await may().retireApi(by(), { id: api.id }))
    expect(kindOf(await may().getApiHolders(by(), { id: api.id }))).toBe('not_found')
  })

  test('are counted by kind, and only ten are named', async () => {
    const api = value(await addApi({ slug: 'counted' }))
    for (let made = 0; made < 12; made++) await client({ grants: readOf(api.id) })
    value(
      await may().createServiceApiKey(by(), {
        ...plainKey,
        grants: [{ apiId: api.id, read: false, write: true }],
        expiresAt: new Date(Date.now() + 30 * day),
        submissionId: randomUUID(),
      }),
    )
    expect(await apiOf('counted')).toMatchObject({ apiClients: 12, serviceApiKeys: 1, writers: 1 })
    const { some, count } = value(await may().getApiHolders(by(), { id: api.id }))
    expect([some.length, count]).toEqual([10, 13])
  })
})

describe('the sample catalogue', () => {
  beforeEach(open)
  afterEach(close)

  const samplesLeft = async () => value(await may().getSamples(by(), {}))
  const remove = () => may().removeSampleCatalogue(by(), {})

  test('is erased with its slugs, but for what was ever granted, and is never filled in again', async () => {
    const [alerts, cases, devices] = [await apiOf('alerts'), await apiOf('cases'), await apiOf('devices')]
    const { id, version } = await client({
      grants: [...readOf(alerts?.id ?? ''), ...readOf(cases?.id ?? '')],
    })
    // Taken back: tokens and the trail still name it.
    value(await may().editApiClient(by(), { id, version, grants: readOf(alerts?.id ?? '') }))
    value(await may().retireApi(by(), { id: devices?.id ?? '' }))
    expect(await samplesLeft()).toMatchObject({ apis: { count: 18 }, products: { count: 3 } })

    const erased = value(await remove())
    expect(erased.apis).toHaveLength(18)
    expect(erased.products).toEqual(['endpoint-backup', 'platform', 'server-backup'])
    const { apis, products } = await listedCatalogue(keyturn)
    expect(apis.map(({ slug }) => slug).toSorted()).toEqual(['alerts', 'cases', 'introspection'])
    expect(products.map(({ slug }) => slug)).toEqual(['security'])
    expect(await samplesLeft()).toMatchObject({ apis: { count: 0 }, products: { count: 0 } })
    const event = await latestEvent()
    expect(event).toMatchObject({ action: 'keyturn.sample_catalogue_removed', targetName: 'API catalogue' })
    expect(JSON.parse(event?.detail ?? '')).toEqual({
      apis: erased.apis.join(' '),
      products: erased.products.join(' '),
    })
    expect(kindOf(await addApi({ slug: 'users' })), 'a slug that was never granted').toBe('ok')
    expect(kindOf(await addApi({ slug: 'devices' })), 'even if it was retired').toBe('ok')
    expect(kindOf(await addApi({ slug: 'cases' }))).toBe('slug_taken')
    expect(kindOf(await addProduct('platform'))).toBe('ok')
    expect(value(await remove()), 'a second time').toEqual({ apis: [], products: [] })
    expect(await apiOf('users'), 'what was added since stays').toBeDefined()
  })

  test('keeps what somebody has renamed, moved or changed in another way', async () => {
    const [cases, devices, users, platform] = [
      await apiOf('cases'),
      await apiOf('devices'),
      await apiOf('users'),
      await productOf('platform'),
    ]
    value(await may().editApi(by(), { id: cases?.id ?? '', name: 'Tickets' }))
    value(await may().editApi(by(), { id: devices?.id ?? '', productId: null }))
    value(await may().editApi(by(), { id: users?.id ?? '', writable: false }))
    value(await may().renameProduct(by(), { id: platform?.id ?? '', name: 'Our platform' }))
    const { apis: before } = await samplesLeft()
    const erased = value(await remove())
    expect(erased.apis).toHaveLength(before.count)
    const { apis, products } = await listedCatalogue(keyturn)
    const kept = Object.fromEntries(apis.map(({ slug, name }) => [slug, name]))
    expect(kept).toEqual({
      cases: 'Tickets',
      devices: devices?.name,
      introspection: expect.any(String) as string,
      users: users?.name,
    })
    expect(products.map(({ name }) => name)).toContain('Our platform')
    expect(
      products.map(({ slug }) => slug),
      'the products of what is left',
    ).toEqual(expect.arrayContaining([cases, users].flatMap((api) => api?.product?.slug ?? [])))
  })

  test('is not filled in again when the catalogue is empty', async () => {
    value(await remove())
    const introspection = await apiOf('introspection')
    value(await may().retireApi(by(), { id: introspection?.id ?? '' }))
    await seedCatalogue(keyturn.database)
    expect(await listedCatalogue(keyturn)).toEqual({ products: [], apis: [] })
  })

  test('keeps a product that an administrator or a credential has, or that another API is in', async () => {
    const [platform, security, backup] = [
      await productOf('platform'),
      await productOf('security'),
      await productOf('endpoint-backup'),
    ]
    await keyturn.person('product_administrator', [platform?.id ?? ''])
    const carrying = await client({
      authorization: 'product_administrator',
      productIds: [security?.id ?? ''],
    })
    value(await may().deleteApiClient(by(), { id: carrying.id }))
    value(await addApi({ productId: backup?.id ?? '' }))
    expect(await samplesLeft()).toMatchObject({ products: { names: ['Server backup'], count: 1 } })
    expect(value(await remove()).products).toEqual(['server-backup'])
    expect((await listedCatalogue(keyturn)).products.map(({ slug }) => slug).toSorted()).toEqual([
      'endpoint-backup',
      'platform',
      'security',
    ])
  })

  test('and a grant made meanwhile never both win: either the API stays granted, or the grant is refused', async () => {
    const alerts = await apiOf('alerts')
    const grants = readOf(alerts?.id ?? '')
    const creating = () => may().createApiClient(by(), { ...plainClient, grants, submissionId: randomUUID() })
    const [first, second, removed] = await Promise.all([creating(), creating(), remove()])
    expect(kindOf(removed)).toBe('ok')
    const isThere = (await apiOf('alerts')) !== undefined
    for (const created of [first, second]) {
      if (created.ok) {
        expect(isThere).toBe(true)
        expect(created.value.client.grants).toMatchObject([{ slug: 'alerts' }])
      } else expect(created).toMatchObject({ failure: { kind: 'invalid_input' } })
    }
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    expect(await prisma.grant.count()).toBe([first, second].filter(({ ok }) => ok).length)
  })

  test('is searched and paged with the APIs that were added', async () => {
    for (let made = 0; made < 40; made++)
      value(await addApi({ name: `Extra ${made}`, slug: `extra-${made}` }))
    const first = value(await may().listCatalogue(by(), {}))
    expect(first.groups.flatMap(({ apis }) => apis)).toHaveLength(50)
    expect(first).toMatchObject({ total: 61, previous: null })
    const second = value(await may().listCatalogue(by(), { after: first.next ?? '' }))
    expect(second.groups.flatMap(({ apis }) => apis)).toHaveLength(11)
    expect(second.next).toBeNull()
    const found = value(await may().listCatalogue(by(), { search: 'EXTRA-39' }))
    expect(found.groups.flatMap(({ apis }) => apis.map(({ slug }) => slug))).toEqual(['extra-39'])
    expect(kindOf(await may().listCatalogue(by(), { search: 'x'.repeat(101) }))).toBe('invalid_input')
  })
})
