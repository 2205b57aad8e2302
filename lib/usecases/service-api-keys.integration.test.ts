import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import { daysLater } from '@/lib/domain/local-time'
import { PrismaClient } from '@/lib/store/generated/client'
import { wholeSecond } from '@/lib/domain/secret-retirement'
import { kindOf, value } from '@/lib/test-results'
import { listedCatalogue } from '@/lib/test-catalogue'
import { openTestRuntime, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const day = 24 * 60 * 60_000
const inDays = (days: number) => daysLater(keyturn.runtime.pages.clock(), days, 'UTC')
const create = (fields: object = {}, submissionId: string = randomUUID()) =>
  keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    expiresAt: inDays(30),
    ...fields,
    submissionId,
  })
const replace = (id: string, submissionId: string = randomUUID()) =>
  keyturn.runtime.replaceServiceApiKey(keyturn.administrator, {
    id,
    expiresAt: inDays(30),
    submissionId,
  })
const list = async (query: object = {}) =>
  value(await keyturn.runtime.listServiceApiKeys(keyturn.administrator, query))
const total = async (query?: object) => (await (await list(query)).total).count
const keysOf = async (serviceUser: string) => total({ search: serviceUser })
const find = async (id: string) =>
  value(await keyturn.runtime.getServiceApiKey(keyturn.administrator, { id }))
const events = async (targetId: string) =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, { targetId })).events

async function verify(headers: Record<string, string>, path = '/verify') {
  const answer = await keyturn.machines.inject({ method: 'GET', url: path, headers })
  return answer
}
const status = async (key: string, scope?: string) =>
  (await verify({ authorization: `Bearer ${key}`, ...(scope && { 'x-required-scope': scope }) })).statusCode
const api = async (slug: string) => {
  const { apis: found } = await listedCatalogue(keyturn)
  return found.find((each) => each.slug === slug)?.id ?? ''
}

describe('X1, X2: a service API key', () => {
  test('is created for an existing service user, in any case, or together with a new one', async () => {
    const { key: first } = value(await create({ serviceUser: 'Billing robot' }))
    const { key: second } = value(await create({ serviceUser: ' BILLING ROBOT ', name: 'Second' }))
    expect(second.serviceUser).toEqual({ id: first.serviceUser.id, name: 'Billing robot' })
    const choices = value(await keyturn.runtime.listServiceUserChoices(keyturn.administrator, {}))
    expect(choices.users.filter((user) => user.name.toLowerCase() === 'billing robot')).toEqual([
      { name: 'Billing robot', keys: 2 },
    ])
    expect(choices.mostKeys).toBe(10)
  })

  test('is shown once, prints as [secret], and is not in the audit trail', async () => {
    const submissionId = randomUUID()
    const { key, secret } = value(await create({}, submissionId))
    expect(secret.reveal()).toMatch(/^kt_key_[0-9A-Za-z]{49}$/)
    expect(JSON.stringify(secret)).toBe('"[secret]"')
    expect(await create({}, submissionId)).toMatchObject({
      failure: { kind: 'already_submitted', credential: { id: key.id, kind: 'service_api_key' } },
    })
    const [event] = await events(key.id)
    expect(event).toMatchObject({ action: 'service_api_key.created', targetKind: 'service_api_key' })
    expect(event?.detail).not.toContain(secret.reveal())
    expect(event?.detail).toContain('"serviceUser":"Warehouse"')
  })

  test.each([
    ['without an expiry', { expiresAt: null }, 'expiresAt'],
    ['with one that has passed', { expiresAt: new Date('2020-01-01T00:00:00Z') }, 'expiresAt'],
    ['without a service user', { serviceUser: '  ' }, 'serviceUser'],
    ['without a name', { name: '' }, 'name'],
  ])('%s is refused with an error at its field, and nothing is written', async (_what, fields, field) => {
    const before = await total()
    const result = await create({ serviceUser: 'Nobody yet', ...fields })
    expect(result).toMatchObject({
      failure: { kind: 'invalid_input', fields: { [field]: expect.anything() as unknown } },
    })
    expect(await total()).toBe(before)
    const { users } = value(await keyturn.runtime.listServiceUserChoices(keyturn.administrator, {}))
    expect(users.map((user) => user.name)).not.toContain('Nobody yet')
  })

  test('must satisfy the policies on lifetimes and networks, but not those on e-mail and application', async () => {
    const set = (policies: object) =>
      keyturn.runtime.setPolicies(keyturn.administrator, { ...defaultPolicies, ...policies })
    value(await set({ requireContactEmail: true, requireApplication: true, maximumLifetime: 60 }))
    try {
      expect(kindOf(await create({ expiresAt: inDays(60) }))).toBe('ok')
      expect(await create({ expiresAt: inDays(61) })).toMatchObject({
        failure: { fields: { expiresAt: expect.stringMatching(/at most 60 days/) as string } },
      })
      value(await set({ requireNetworkRestriction: true }))
      expect(await create()).toMatchObject({
        failure: { fields: { networks: expect.anything() as unknown } },
      })
    } finally {
      value(await set({}))
    }
  })

  test('is listed, found by name and service user, filtered by state, sorted by expiry, and never among API clients', async () => {
    const { key: late } = value(await create({ name: 'Late', serviceUser: 'Sorted', expiresAt: inDays(90) }))
    const { key: soon } = value(await create({ name: 'Soon', serviceUser: 'Sorted', expiresAt: inDays(3) }))
    value(await keyturn.runtime.disableServiceApiKey(keyturn.administrator, { id: late.id }))
    const ids = async (query: object) =>
      (await list({ search: 'sorted', ...query })).credentials.map((key) => key.id)
    expect(await ids({ sort: 'expires' })).toEqual([soon.id, late.id])
    expect(await ids({ sort: '-expires' })).toEqual([late.id, soon.id])
    expect(await ids({ state: 'disabled' })).toEqual([late.id])
    expect(await ids({ attention: 'expiring' })).toEqual([soon.id])
    expect((await list({ search: 'LATE' })).credentials.map((key) => key.id)).toContain(late.id)
    const clients = value(await keyturn.runtime.listApiClients(keyturn.administrator, {}))
    expect(clients.credentials.map((client) => client.id)).not.toContain(late.id)
  })

  test('R2: needs attention while its old key retires soon and is still in use', async () => {
    const { key } = value(await create({ name: 'Rotated', serviceUser: 'Rotated' }))
    const { id, version } = key
    const at = wholeSecond(inDays(3))
    value(
      await keyturn.runtime.rotateServiceApiKey(keyturn.administrator, {
        id,
        version,
        retirement: { kind: 'at', at },
      }),
    )
    const found = async () => (await list({ search: 'rotated', attention: 'secret_retiring' })).credentials
    expect(await found()).toEqual([])
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    const lastUsedAt = new Date(keyturn.runtime.pages.clock().getTime() + 1)
    await prisma.secret.updateMany({ where: { id: key.secrets[0]?.id ?? '' }, data: { lastUsedAt } })
    expect(await found()).toMatchObject([{ id, attention: ['secret_retiring'], retiringAt: at }])
    await prisma.$disconnect()
  })

  test('is visible to a product administrator if it is authorized for one of their products', async () => {
    const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
    const [mine, other] = products
    if (!mine || !other) throw new Error('two products are needed')
    const of = (productId: string) => ({ authorization: 'product_administrator', productIds: [productId] })
    const { key: seen } = value(await create(of(mine.id)))
    const { key: hidden } = value(await create(of(other.id)))
    const viewer = await keyturn.person('product_administrator', [mine.id])
    const { runtime } = keyturn
    expect(value(await runtime.listServiceApiKeys(viewer, {})).credentials.map((key) => key.id)).toEqual([
      seen.id,
    ])
    expect(kindOf(await runtime.getServiceApiKey(viewer, { id: hidden.id }))).toBe('not_found')
    expect(kindOf(await runtime.deleteServiceApiKey(viewer, { id: seen.id }))).toBe('forbidden')
  })
})

describe('X3: ten keys', () => {
  test('are the limit, even for fifty requests at once, and deleting a key makes room for another', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        create({ name: `Key ${i}`, serviceUser: i % 2 ? 'Stampede' : 'STAMPEDE' }),
      ),
    )
    const made = results.filter((result) => result.ok)
    expect(made).toHaveLength(10)
    expect(new Set(results.map(kindOf))).toEqual(new Set(['ok', 'too_many_keys']))
    expect(await keysOf('Stampede')).toBe(10)
    const { key } = value(made[0] as Awaited<ReturnType<typeof create>>)
    expect(kindOf(await replace(key.id))).toBe('too_many_keys')
    value(await keyturn.runtime.deleteServiceApiKey(keyturn.administrator, { id: key.id }))
    expect(kindOf(await create({ serviceUser: 'stampede' }))).toBe('ok')
    expect(kindOf(await create({ serviceUser: 'stampede' }))).toBe('too_many_keys')
  }, 60_000)
})

describe('a service API key at /verify', () => {
  test('passes as bearer and as X-API-Key, identifies its owner, and is refused if sent twice', async () => {
    const { key, secret } = value(
      await create({ grants: [{ apiId: await api('alerts'), read: true, write: false }] }),
    )
    const text = secret.reveal()
    const ways: Record<string, string>[] = [{ authorization: `Bearer ${text}` }, { 'x-api-key': text }]
    for (const headers of ways) {
      const answer = await verify(headers, '/verify?scope=alerts:read')
      expect(answer.statusCode).toBe(204)
      expect(answer.headers).toMatchObject({
        'x-auth-credential-id': key.id,
        'x-auth-client-id': '',
        'x-auth-kind': 'service_api_key',
        'x-auth-scope': 'alerts:read',
        'x-auth-roles': 'cloud-administrator',
      })
    }
    expect((await verify({ authorization: `Bearer ${text}`, 'x-api-key': text })).statusCode).toBe(401)
    expect(await status(text, 'alerts:write')).toBe(403)
    expect(await status(`${text.slice(0, -1)}${text.endsWith('x') ? 'y' : 'x'}`)).toBe(401)
    expect((await verify({ 'x-api-key': 'nonsense' })).statusCode).toBe(401)
    const asSecret = await keyturn.machines.inject({
      method: 'POST',
      url: '/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `grant_type=client_credentials&client_id=${key.id}&client_secret=${text}`,
    })
    expect(asSecret.statusCode).toBe(401)
  })

  test('counts its use, and soon shows when and from where it was last used', async () => {
    const { key, secret } = value(await create())
    expect(await status(secret.reveal())).toBe(204)
    expect(await status(secret.reveal(), 'alerts:read')).toBe(403)
    await expect.poll(async () => (await find(key.id)).lastRedeemedAt).not.toBeNull()
    expect((await find(key.id)).lastRedeemedFrom).toBe('127.0.0.1')
    await expect
      .poll(async () => {
        const usage = value(await keyturn.runtime.listUsage(keyturn.administrator, {}))
        const rows = usage.rows.filter((row) => row.credential.id === key.id)
        return rows.map((row) => row.outcome).toSorted()
      })
      .toEqual(['allowed', 'insufficient_scope'])
  })

  test('is refused from a forbidden address', async () => {
    const { secret } = value(await create({ networks: ['203.0.113.0/24'] }))
    expect(await status(secret.reveal())).toBe(403)
  })

  test('X9: stops working at once when disabled, and works again when enabled', async () => {
    const { key, secret } = value(await create())
    const { runtime, administrator } = keyturn
    const other = await keyturn.beside()
    try {
      const elsewhere = async () =>
        (
          await other.machines.inject({
            method: 'GET',
            url: '/verify',
            headers: { 'x-api-key': secret.reveal() },
          })
        ).statusCode
      expect([await status(secret.reveal()), await elsewhere()]).toEqual([204, 204])
      value(await runtime.disableServiceApiKey(administrator, { id: key.id }))
      expect(await status(secret.reveal())).toBe(401)
      value(await runtime.enableServiceApiKey(administrator, { id: key.id }))
      expect(await status(secret.reveal())).toBe(204)
      value(await runtime.deleteServiceApiKey(administrator, { id: key.id }))
      expect(await status(secret.reveal())).toBe(401)
      if (keyturn.database.url) await expect.poll(elsewhere).toBe(401)
    } finally {
      await other.close()
    }
  })
})

describe('X8: an expired key', () => {
  test('cannot be enabled or disabled, is refused everywhere, and can be deleted', async () => {
    const { key, secret } = value(await create({ expiresAt: inDays(1) }))
    expect(await status(secret.reveal())).toBe(204)
    keyturn.passTime(2 * day)
    try {
      const { runtime, administrator } = keyturn
      const { id } = key
      // The use before it expired is stored soon after.
      await expect.poll(async () => (await find(id)).lastRedeemedAt).not.toBeNull()
      const before = await find(id)
      expect(before.state).toBe('expired')
      expect(await status(secret.reveal())).toBe(401)
      for (const attempt of [runtime.enableServiceApiKey, runtime.disableServiceApiKey])
        expect(kindOf(await attempt(administrator, { id }))).toBe('credential_expired')
      // The refused use is counted, and changes nothing of the key.
      const outcomes = async () => {
        const { rows } = value(await runtime.listUsage(administrator, {}))
        return rows.filter(({ credential }) => credential.id === id).map(({ outcome }) => outcome)
      }
      await expect.poll(outcomes).toContain('expired')
      expect(await find(id)).toEqual(before)
      expect((await events(id)).filter((event) => event.outcome === 'refused')).toHaveLength(2)
      value(await runtime.deleteServiceApiKey(administrator, { id }))
      expect(kindOf(await runtime.getServiceApiKey(administrator, { id }))).toBe('not_found')
      const [last] = await events(id)
      expect(last?.action).toBe('service_api_key.deleted')
      expect(JSON.parse(last?.detail ?? '')).toMatchObject({
        serviceUser: 'Warehouse',
        expiresAt: key.expiresAt?.toISOString(),
      })
    } finally {
      keyturn.passTime(-2 * day)
    }
  })

  test('is replaced in one step, even at ten keys; two replacements at once create one key', async () => {
    const expiring = value(
      await create({
        serviceUser: 'Full house',
        expiresAt: inDays(1),
        networks: ['127.0.0.1'],
        grants: [{ apiId: await api('alerts'), read: true, write: true }],
      }),
    )
    for (let i = 1; i < 10; i++) value(await create({ serviceUser: 'Full house', name: `Other ${i}` }))
    keyturn.passTime(2 * day)
    try {
      const submissionId = randomUUID()
      const results = await Promise.all([
        replace(expiring.key.id, submissionId),
        replace(expiring.key.id, submissionId),
      ])
      expect(results.map(kindOf).toSorted()).toEqual(['already_submitted', 'ok'])
      const { key, secret } = value(results.find((result) => result.ok) ?? (await replace(expiring.key.id)))
      expect(key).toMatchObject({
        name: expiring.key.name,
        serviceUser: expiring.key.serviceUser,
        owner: expiring.key.owner,
        networks: ['127.0.0.1'],
      })
      expect(await status(secret.reveal(), 'alerts:write')).toBe(204)
      expect(await keysOf('Full house')).toBe(10)
      expect(
        (await keyturn.runtime.getServiceApiKey(keyturn.administrator, { id: expiring.key.id })).ok,
      ).toBe(false)
      const [last] = await events(expiring.key.id)
      expect(last?.action).toBe('service_api_key.replaced')
      expect(JSON.parse(last?.detail ?? '')).toMatchObject({
        deleted: true,
        permissions: 'alerts:read alerts:write',
      })
      expect((await events(key.id))[0]?.detail).toContain(`"replaces":"${expiring.key.id}"`)
    } finally {
      keyturn.passTime(-2 * day)
    }
  })

  test('is replaced without a permission that became read-only in the meantime', async () => {
    const { administrator: admin, runtime } = keyturn
    const added = value(
      await runtime.addApi(admin, {
        slug: 'ledgers',
        name: 'Ledgers',
        productId: null,
        writable: true,
        grantable: true,
      }),
    )
    const grants = [
      { apiId: added.id, read: false, write: true },
      { apiId: await api('alerts'), read: true, write: false },
    ]
    const { key } = value(await create({ name: 'Writer', serviceUser: 'Ledger robot', grants }))
    value(await runtime.editApi(admin, { id: added.id, writable: false }))
    const next = value(await replace(key.id))
    const granted = (await find(next.key.id)).grants.map(({ slug, read, write }) => ({ slug, read, write }))
    expect(granted).toEqual([{ slug: 'alerts', read: true, write: false }])
  })

  test('differs from a live one, which stays unchanged when it is replaced', async () => {
    const { key, secret } = value(await create({ serviceUser: 'Overlap' }))
    const next = value(await replace(key.id))
    expect([await status(secret.reveal()), await status(next.secret.reveal())]).toEqual([204, 204])
    expect(await keysOf('Overlap')).toBe(2)
  })
})
