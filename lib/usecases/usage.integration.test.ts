import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CountedUse } from '@/lib/domain/usage'
import { PrismaClient } from '@/lib/store/generated/client'
import { addUsage } from '@/lib/store/write-usage'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let prisma: PrismaClient
let billing: { id: string; clientId: string }
let backup: { id: string; clientId: string }
let securityId: string

const hour = 60 * 60 * 1000
const recent = new Date(Math.floor(Date.now() / hour) * hour)

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  securityId = products.find(({ slug }) => slug === 'security')?.id ?? ''
  billing = await create({ name: 'Billing 100% export' })
  backup = await create({
    name: 'Backup',
    authorization: 'product_administrator',
    productIds: [securityId],
  })
  await addUsage(prisma, [
    use(billing.id, {}),
    use(billing.id, { outcome: 'revoked', count: 2 }),
    use(billing.id, { outcome: 'wrong_secret', scope: 'token', sourceAddress: '203.0.113.7', count: 3 }),
    use(backup.id, { count: 7 }),
    ...Array.from({ length: 60 }, (_, i) => use(backup.id, at(new Date(Date.UTC(2026, 0, 1 + i))))),
  ])
})
afterAll(() => keyturn.close())

async function create(fields: Partial<typeof plainClient>) {
  const form = { ...plainClient, ...fields, submissionId: randomUUID() }
  return value(await keyturn.runtime.createApiClient(keyturn.administrator, form)).client
}

const at = (period: Date) => ({ period, firstAt: period, lastAt: period })
const use = (credentialId: string, changes: Partial<CountedUse>): CountedUse => ({
  credentialId,
  scope: 'alerts:read',
  sourceAddress: '192.0.2.1',
  outcome: 'allowed',
  roles: 'cloud-administrator',
  count: 1,
  ...at(recent),
  ...changes,
})

const date = (text: string) => new Date(`${text}T00:00:00Z`)

describe('D7: API usage', () => {
  test('is listed a page at a time, the newest hour first, each row once', async () => {
    const seen: bigint[] = []
    let after: { period: Date; id: bigint } | undefined
    do {
      const page = value(await keyturn.runtime.listUsage(keyturn.administrator, { after }))
      expect(page.total).toEqual({ count: 64, isExact: true })
      seen.push(...page.rows.map((row) => row.id))
      const last = page.rows.at(-1)
      after = page.more && last ? { period: last.period, id: last.id } : undefined
    } while (after)
    expect([seen.length, new Set(seen).size]).toEqual([64, 64])
  })

  test.each<[string, () => object, number]>([
    ['an exact credential', () => ({ credential: billing.id }), 3],
    ['a client ID', () => ({ credential: backup.clientId }), 61],
    ['a name, which is not exact', () => ({ credential: 'Backup' }), 0],
    ['an outcome', () => ({ outcome: 'revoked' }), 1],
    ['everything denied', () => ({ outcome: 'denied' }), 2],
    ['a period, without its end', () => ({ from: date('2026-01-02'), until: date('2026-01-05') }), 3],
    [
      'all of them together',
      () => ({ credential: backup.id, outcome: 'allowed', until: date('2026-01-11') }),
      10,
    ],
  ])('can be filtered by %s', async (_what, filter, count) => {
    expect(value(await keyturn.runtime.listUsage(keyturn.administrator, filter())).total.count).toBe(count)
  })

  test.each<[string, object]>([
    ['a place that is a string', { after: 'x' }],
    ['a place after the last possible date', { after: { period: new Date('+100000-01-01'), id: 1n } }],
    ['a place before the first', { after: { period: new Date(0), id: -1n } }],
    ['a moment that is a string', { from: 'yesterday' }],
    ['a moment after the last possible date', { until: new Date('+100000-01-01') }],
    ['a name with NUL', { credential: '\u0000' }],
  ])('refuses malformed input: %s', async (_what, input) => {
    expect((await keyturn.runtime.listUsage(keyturn.administrator, input)).ok).toBe(false)
  })

  test('product administrators see the usage of the credentials that they see', async () => {
    const person = await keyturn.person('product_administrator', [securityId])
    const rows = value(await keyturn.runtime.listUsage(person, {})).rows
    expect(new Set(rows.map((row) => row.credential.id))).toEqual(new Set([backup.id]))
    expect(rows[0]?.credential).toMatchObject({ kind: 'api_client', isDeleted: false })
    expect((await keyturn.runtime.usageOfCredential(person, { id: billing.id })).ok).toBe(false)
  })

  test('is exported as filtered, only by cloud administrators and auditors', async () => {
    const auditor = await keyturn.person('auditor')
    const rows = []
    for await (const some of value(await keyturn.runtime.exportUsage(auditor, { credential: backup.id }))) {
      rows.push(...some)
    }
    expect(rows).toHaveLength(61)
    const person = await keyturn.person('product_administrator', [securityId])
    expect(await keyturn.runtime.exportUsage(person, {})).toMatchObject({ failure: { kind: 'forbidden' } })
  })

  test('of one credential covers thirty days, with the latest addresses', async () => {
    const usage = value(await keyturn.runtime.usageOfCredential(keyturn.administrator, { id: billing.id }))
    expect(usage.days).toHaveLength(30)
    expect(usage.days.at(-1)).toEqual({ date: recent.toISOString().slice(0, 10), allowed: 1, denied: 5 })
    expect(usage.days[0]).toMatchObject({ allowed: 0, denied: 0 })
    expect(usage.addresses).toEqual([
      { address: '192.0.2.1', lastAt: recent, allowed: 1, denied: 2 },
      { address: '203.0.113.7', lastAt: recent, allowed: 0, denied: 3 },
    ])
  })
})

test('a list shows seven days of usage of each client', async () => {
  const { credentials } = value(await keyturn.runtime.listApiClients(keyturn.administrator, {}))
  const usage = credentials.find(({ id }) => id === billing.id)?.usage
  expect(usage).toHaveLength(7)
  expect(usage?.at(-1)).toEqual({ date: recent.toISOString().slice(0, 10), allowed: 1, denied: 5 })
  expect(usage?.[0]).toMatchObject({ allowed: 0, denied: 0 })
})

test('a person who edits the networks of a credential sees the addresses of its successful uses', async () => {
  expect(value(await keyturn.runtime.listUsedAddresses(keyturn.administrator, { id: billing.id }))).toEqual([
    { address: '192.0.2.1', lastAt: recent },
  ])
  const person = await keyturn.person('product_administrator', [securityId])
  expect(await keyturn.runtime.listUsedAddresses(person, { id: billing.id })).toMatchObject({
    failure: { kind: 'not_found' },
  })
})

describe('D7: administration events', () => {
  test.each<[string, () => object, number]>([
    ['an exact credential', () => ({ credential: billing.id }), 1],
    ['a client ID', () => ({ credential: billing.clientId }), 1],
    ['a person', () => ({ person: keyturn.administrator.id, action: 'api_client.created' }), 2],
    ['a name, which is not exact', () => ({ person: 'lovelace' }), 0],
    ['an action', () => ({ action: 'keyturn.set_up' }), 1],
    ['an outcome', () => ({ outcome: 'refused' }), 0],
    ['moments before', () => ({ until: date('2020-01-02') }), 0],
    ['moments after', () => ({ from: date('2020-01-01'), action: 'api_client.created' }), 2],
  ])('can be filtered by %s', async (_what, filter, count) => {
    expect(value(await keyturn.runtime.listAuditEvents(keyturn.administrator, filter())).total.count).toBe(
      count,
    )
  })

  test('are exported as filtered', async () => {
    const events = []
    const filter = { action: 'api_client.created' }
    for await (const some of value(await keyturn.runtime.exportAuditEvents(keyturn.administrator, filter))) {
      events.push(...some)
    }
    expect(events.map((event) => event.targetName)).toEqual(['Backup', 'Billing 100% export'])
  })
})

describe('the use of permissions', () => {
  const judged = async (id: string) =>
    value(await keyturn.runtime.usageOfCredential(keyturn.administrator, { id })).permissions[0]
  const day = 24 * hour

  test('is judged by the required scopes, and by when each permission was granted', async () => {
    const alerts = await prisma.api.findUniqueOrThrow({ where: { slug: 'alerts' } })
    const read = [{ apiId: alerts.id, read: true, write: false }]
    const { id, version } = await create({ name: 'Judged', grants: read })
    expect(await judged(id)).toMatchObject({ apiId: alerts.id, read: { kind: 'not_yet' } })

    await prisma.credential.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - 100 * day) },
    })
    expect(await judged(id)).toMatchObject({ read: { kind: 'unused', days: 90 } })

    await addUsage(prisma, [use(id, { outcome: 'insufficient_scope' })])
    expect(await judged(id)).toMatchObject({ read: { kind: 'unused' } })
    await addUsage(prisma, [use(id, {})])
    expect(await judged(id)).toMatchObject({ read: { kind: 'used', lastAt: recent } })

    // A permission granted today has not been unused for ninety days, however old the client is.
    const both = [{ apiId: alerts.id, read: true, write: true }]
    const form = { ...plainClient, name: 'Judged', grants: both }
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { ...form, id, version }))
    expect(await judged(id)).toMatchObject({ read: { kind: 'used' }, write: { kind: 'not_yet' } })
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { ...form, id, version: version + 1 }))
    const [grant] = await prisma.grant.findMany({ where: { credentialId: id } })
    expect(grant?.readSince).toBeNull()
    expect(grant?.writeSince?.getTime()).toBeGreaterThan(Date.now() - hour)
  })
})

test('usage says whose authority it was in words, and whether a row is an hour or an old day', async () => {
  const rows = async (credential: string) =>
    value(await keyturn.runtime.listUsage(keyturn.administrator, { credential })).rows
  expect((await rows(billing.id))[0]).toMatchObject({ authority: 'Cloud administrator', length: 'hour' })
  const { length, period } = (await rows(backup.id)).at(-1) ?? {}
  expect([length, period?.toISOString()]).toEqual(['day', '2026-01-12T00:00:00.000Z'])

  const { id } = await create({ name: 'Narrow' })
  await addUsage(prisma, [use(id, { roles: 'product-administrator:security product-administrator:gone' })])
  expect((await rows(id))[0]?.authority).toBe('Product administrators of Security, gone')
})
