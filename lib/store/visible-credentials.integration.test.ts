import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listOrders } from '@/lib/domain/credential-list'
import type { Person } from '@/lib/domain/principal'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { readAuditTrail } from './audit-trail'
import { applicationsAmong, creatorsAmong } from './credential-choices'
import { openEventSearch } from './event-search'
import { readDeadlines } from './deadlines'
import { PrismaClient } from './generated/client'
import { readApiClients } from './read-credentials'
import { readUsage } from './read-usage'
import { clientThatCounts } from './test-rows-touched'
import { few } from './visible-credentials'

let keyturn: TestRuntime
let prisma: PrismaClient
let platform: { id: string; administrator: Person }
let security: { id: string; administrator: Person }

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const { products } = value(await keyturn.runtime.listCatalogue(keyturn.administrator, {}))
  const lookedAfter = async (slug: string) => {
    const id = products.find((product) => product.slug === slug)?.id ?? ''
    return { id, administrator: await keyturn.person('product_administrator', [id]) }
  }
  platform = await lookedAfter('platform')
  security = await lookedAfter('security')
})
afterAll(() => keyturn.close())

/** What a person sees of a credential: in the list, at its address, and in the audit trail. */
async function seen(id: string, person: Person) {
  const list = value(await keyturn.runtime.listApiClients(person, {}))
  const events = value(await keyturn.runtime.listAuditEvents(person, {}))
  const own = events.events.filter((event) => event.targetId === id).length
  expect(events.total).toEqual({ count: events.events.length, isExact: true })
  return {
    listed: list.credentials.some((client) => client.id === id),
    found: (await keyturn.runtime.getApiClient(person, { id })).ok,
    events: own,
  }
}

const all = (events: number) => ({ listed: true, found: true, events })
const nothing = { listed: false, found: false, events: 0 }

describe('what product administrators see', () => {
  let id: string
  let version: number
  const form = (fields: Partial<typeof plainClient>) => ({ ...plainClient, ...fields })
  const edit = async (fields: Partial<typeof plainClient>) => {
    value(await keyturn.runtime.editApiClient(keyturn.administrator, { ...form(fields), id, version }))
    version += 1
  }

  beforeEach(async () => {
    const created = value(
      await keyturn.runtime.createApiClient(keyturn.administrator, {
        ...form({ authorization: 'product_administrator', productIds: [security.id] }),
        submissionId: randomUUID(),
      }),
    )
    ;({ id, version } = created.client)
  })

  test('includes what is authorized for one of their products, from the moment it is created', async () => {
    expect(await seen(id, security.administrator)).toEqual(all(1))
    expect(await seen(id, platform.administrator)).toEqual(nothing)
    const nobodys = await keyturn.person('product_administrator', [])
    expect(await seen(id, nobodys)).toEqual(nothing)
  })

  test('changes with the product, and so do earlier events', async () => {
    await edit({ authorization: 'product_administrator', productIds: [platform.id] })
    expect(await seen(id, security.administrator)).toEqual(nothing)
    expect(await seen(id, platform.administrator)).toEqual(all(2))
  })

  test('lists a credential once for a person with several of its products', async () => {
    await edit({ authorization: 'product_administrator', productIds: [platform.id, security.id] })
    const both = await keyturn.person('product_administrator', [platform.id, security.id])
    expect(await seen(id, both)).toEqual(all(2))
    expect(await seen(id, security.administrator)).toEqual(all(2))
  })

  test('excludes a credential while it has the authority of cloud administrators', async () => {
    await edit({})
    expect(await seen(id, security.administrator)).toEqual(nothing)
    await edit({ authorization: 'product_administrator', productIds: [security.id] })
    expect(await seen(id, security.administrator)).toEqual(all(3))
  })

  test('still includes the events of a deleted credential', async () => {
    value(await keyturn.runtime.deleteApiClient(keyturn.administrator, { id }))
    expect(await seen(id, security.administrator)).toEqual({ ...nothing, events: 2 })
  })

  test('changes when a person loses a product', async () => {
    const product = { id: randomUUID(), slug: 'passing', name: 'Passing' }
    await prisma.product.create({ data: product })
    const person = await keyturn.person('product_administrator', [product.id])
    await edit({ authorization: 'product_administrator', productIds: [product.id] })
    expect(await seen(id, person)).toEqual(all(2))
    await prisma.credentialProduct.deleteMany({ where: { productId: product.id } })
    expect(await seen(id, person)).toEqual(nothing)
  })

  test('cannot be changed by hand', async () => {
    await prisma.credential.update({ where: { id }, data: { seenBy: [platform.id] } })
    expect(await seen(id, platform.administrator)).toEqual(nothing)
    expect(await seen(id, security.administrator)).toEqual(all(1))
    const other = value(
      await keyturn.runtime.createApiClient(keyturn.administrator, {
        ...plainClient,
        submissionId: randomUUID(),
      }),
    ).client.id
    await expect(
      prisma.$executeRaw`UPDATE "CredentialProduct" SET "credentialId" = ${other} WHERE "credentialId" = ${id}`,
    ).rejects.toThrow('added and removed')
  })

  test('includes the events that match a filter, in pages and each once', async () => {
    for (let time = 0; time < 3; time++) {
      value(await keyturn.runtime.disableApiClient(keyturn.administrator, { id }))
      value(await keyturn.runtime.enableApiClient(keyturn.administrator, { id }))
    }
    const person = security.administrator
    const disabled = value(
      await keyturn.runtime.listAuditEvents(person, { action: 'api_client.disabled', targetId: id }),
    )
    expect(disabled.total.count).toBe(3)
    const exactly = { credential: id, action: 'api_client.disabled' }
    const before = disabled.events[1]?.sequence
    expect(value(await keyturn.runtime.listAuditEvents(person, exactly)).total.count).toBe(3)
    expect(
      value(await keyturn.runtime.listAuditEvents(person, { ...exactly, before })).events.map(
        (event) => event.sequence,
      ),
    ).toEqual([disabled.events[2]?.sequence])
    expect(value(await keyturn.runtime.listAuditEvents(platform.administrator, exactly)).total.count).toBe(0)
  })
})

describe('among many credentials of others', () => {
  const count = 3000
  const people = 400
  const key = Buffer.alloc(32)
  const viewers = {
    none: [] as string[],
    few: ['few'],
    half: ['half'],
    older: ['older'],
    newer: ['newer'],
    all: ['half', 'rest'],
  }
  /** The id of the credential with this number. Ids sort differently from numbers. */
  const idOf = (number: string) => `'c' || md5((${number})::text)`

  beforeAll(async () => {
    await prisma.$executeRawUnsafe(`
      INSERT INTO "Product" ("id", "slug", "name") SELECT n, n, n FROM unnest(ARRAY['few', 'half', 'older', 'newer', 'rest']) AS n`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt")
      SELECT 'p' || n, 'p' || n || '@example.com', 'Person ' || n, 'person ' || n, 'person ' || n, 'auditor', now() FROM generate_series(1, ${people}) AS n`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "authorization", "networks", "createdById",
        "ownerId", "createdAt", "application", "expiresAt", "nameKey", "searchText")
      SELECT ${idOf('n')}, 'api_client', 'kt_' || n, 'f' || n, 'Client ' || n, 'product_administrator', '{}', 'p' || 1 + n % 3,
        CASE WHEN n % 7 > 0 THEN 'p' || 1 + n % 3 END,
        now() - interval '1 hour' * n, 'Application ' || n % 5, now() + interval '1 hour' * n, 'client ' || n,
        concat_ws(E'\\n', 'client ' || n, 'kt_' || n, '', 'application ' || n % 5)
      FROM generate_series(1, ${count}) AS n`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "CredentialProduct" ("credentialId", "productId")
      SELECT ${idOf('n')}, CASE WHEN n % 2 = 0 THEN 'half' ELSE 'rest' END FROM generate_series(1, ${count}) AS n UNION ALL
      SELECT ${idOf('n')}, CASE WHEN n > ${count / 2} THEN 'older' ELSE 'newer' END FROM generate_series(1, ${count}) AS n UNION ALL
      SELECT ${idOf('n * 500')}, 'few' FROM generate_series(1, 5) AS n`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "Grant" ("credentialId", "apiId", "read", "write", "kind")
      SELECT c."id", a."id", true, false, c."kind" FROM "Credential" AS c, "Api" AS a
      WHERE c."name" LIKE 'Client %' AND a."slug" IN ('alerts', 'cases', 'devices')`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "AuditEvent" ("sequence", "time", "actorId", "actorName", "action", "targetKind", "targetId", "targetName",
        "sourceAddress", "outcome", "detail", "previousHash", "hash")
      SELECT 10000 - n, now(), 'ada', 'Ada', 'api_client.created', 'api_client', ${idOf('n')}, 'Client ' || n, '', 'done', '{}', '', ''
      FROM generate_series(1, ${count}) AS n`)
    await prisma.$executeRawUnsafe(`
      INSERT INTO "Usage" ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles", "count", "firstAt", "lastAt")
      SELECT c."id", c."createdAt", 'alerts:read', '', 'allowed', '', 1, now(), now() FROM "Credential" AS c WHERE c."name" LIKE 'Client %'`)
    await prisma.$executeRawUnsafe('VACUUM ANALYZE')
  })

  const viewerOf = (name: keyof typeof viewers): Person => ({
    ...security.administrator,
    productIds: viewers[name],
  })
  const counting = () => clientThatCounts(keyturn.database)
  /** A few reads of each row, across the steps of a plan. A scan for each person would be hundreds of times as many. */
  const most = 10 * count

  test.each<keyof typeof viewers>(['none', 'few', 'half', 'older', 'newer', 'all'])(
    'a query of a product administrator who sees %s of them reads few rows',
    async (name) => {
      const viewer = viewerOf(name)
      const { client, rowsTouched } = counting()
      const clients = readApiClients(client)
      const reading = { filter: {}, size: 50, now: new Date() }
      expect(await rowsTouched(() => clients.choices(viewer, {}))).toBeLessThan(most)
      expect(await rowsTouched(() => clients.applications(viewer))).toBeLessThan(most)
      for (const order of listOrders) {
        const page = async () => (await clients.page(viewer, { ...reading, order })).total
        expect(await rowsTouched(page)).toBeLessThan(most)
      }
      const events = readAuditTrail(client, key)
      expect(await rowsTouched(() => events.list(viewer, {}, { size: 50 }))).toBeLessThan(most)
      const uses = readUsage(client)
      expect(await rowsTouched(() => uses.list(viewer, {}, { size: 50 }))).toBeLessThan(most)
      const deadlines = readDeadlines(client)
      const span = { from: new Date(0), until: new Date(Date.now() + 14 * 24 * 3600_000) }
      const asked = { now: new Date() }
      expect(await rowsTouched(() => deadlines.counts(viewer, [span], asked))).toBeLessThan(most)
      expect(await rowsTouched(() => deadlines.firstOf(viewer, [span], { ...asked, most: 4 }))).toBeLessThan(
        most,
      )
      expect(await rowsTouched(() => deadlines.page(viewer, span, { ...asked, size: 50 }))).toBeLessThan(most)
    },
  )

  test.each<keyof typeof viewers>(['half', 'older', 'newer', 'all'])(
    'the filters of a person who sees %s of them are found without reading those of others',
    async (name) => {
      const { client, rowsTouched } = counting()
      const creators = () => creatorsAmong(client, 'api_client', viewerOf(name))
      // A few reads of each person, because each could be a creator.
      expect(await rowsTouched(creators)).toBeLessThan(5 * people)
      // Counts only as many as it takes to know that they see more than a few.
      expect(await rowsTouched(() => applicationsAmong(client, viewerOf(name)))).toBeLessThan(2 * few + 200)
    },
  )

  test.each<keyof typeof viewers>(['none', 'few', 'half', 'older', 'newer', 'all'])(
    'a filter finds each event of %s of them once, newest first',
    async (name) => {
      const viewer = viewerOf(name)
      const search = await openEventSearch(prisma, viewer, { person: 'ada' })
      const where = { targetId: { in: await idsSeenBy(viewer) } }
      const newest = await prisma.auditEvent.findMany({ where, orderBy: { sequence: 'desc' }, take: 20 })
      const events = await search.read(20)
      expect(events.map((event) => event.sequence)).toEqual(newest.map((event) => event.sequence))
      expect(await search.count()).toEqual({ count: await prisma.auditEvent.count({ where }), isExact: true })
    },
  )

  test.each<keyof typeof viewers>(['few', 'half', 'older', 'newer'])(
    'the events of %s of them that match a filter are read without reading those of others',
    async (name) => {
      const { client, rowsTouched } = counting()
      const search = await openEventSearch(client, viewerOf(name), { person: 'ada' })
      expect(await rowsTouched(() => search.read(20))).toBeLessThan(500)
    },
  )

  test('events and usage that are all on the first page are not searched a second time to count them', async () => {
    const { client, rowsTouched } = counting()
    const viewer = keyturn.administrator
    const filter = { person: 'nobody' }
    const search = await openEventSearch(client, viewer, filter)
    const events = () => readAuditTrail(client, key).list(viewer, filter, { size: 50 })
    expect(await events()).toEqual({ events: [], total: { count: 0, isExact: true }, more: false })
    expect(await rowsTouched(events)).toBe(await rowsTouched(() => search.read(51)))

    const usage = () => readUsage(client).list(viewer, { outcome: 'revoked' }, { size: 50 })
    expect((await usage()).total).toEqual({ count: 0, isExact: true })
    expect(await rowsTouched(usage)).toBeLessThan(1.5 * count)
  })

  async function idsSeenBy({ productIds }: Person): Promise<string[]> {
    const where = { seenBy: { hasSome: productIds } }
    const rows = await prisma.credential.findMany({ where, select: { id: true } })
    return rows.map(({ id }) => id)
  }

  test.each<[keyof typeof viewers, number[]]>([
    ['none', []],
    ['few', [500, 1000, 1500, 2000, 2500]],
    ['older', [1501, 1502, 1503, 1504, 1505]],
  ])('a person who sees %s of them gets their newest usage', async (name, numbers) => {
    const { rows } = await readUsage(prisma).list(viewerOf(name), {}, { size: 5 })
    expect(rows.map((row) => row.credential.name)).toEqual(numbers.map((number) => `Client ${number}`))
  })

  test.each<[keyof typeof viewers, string[], string[]]>([
    ['none', [], []],
    ['few', ['Person 1', 'Person 2', 'Person 3'], ['Application 0']],
    [
      'half',
      ['Person 1', 'Person 2', 'Person 3'],
      ['Application 0', 'Application 1', 'Application 2', 'Application 3', 'Application 4'],
    ],
  ])(
    'a person who sees %s of them gets the filters that occur among these',
    async (name, creators, applications) => {
      const clients = readApiClients(prisma)
      const viewer = viewerOf(name)
      const choices = await clients.choices(viewer, {})
      expect(choices.creators.map((person) => person.name)).toEqual(creators)
      expect(choices.owners.map((person) => person.name)).toEqual(creators)
      expect(choices.apis.map((api) => api.slug)).toEqual(
        name === 'none' ? [] : ['alerts', 'cases', 'devices'],
      )
      expect(await clients.applications(viewer)).toEqual(applications)
    },
  )

  test('a person who sees many of them gets every API of their products as a filter', async () => {
    await prisma.$executeRaw`UPDATE "Api" SET "productId" = 'half' WHERE "slug" = 'legal-hold'`
    const { apis } = await readApiClients(prisma).choices(viewerOf('half'), {})
    expect(apis.map((api) => api.slug)).toEqual(['alerts', 'cases', 'devices', 'legal-hold'])
  })
})

test('the audit trail works for a product administrator who sees more credentials than a query can have parameters', async () => {
  await prisma.$executeRawUnsafe(`
    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "nameKey", "searchText", "authorization", "networks", "createdAt")
    SELECT 'm' || n, 'api_client', 'many_' || n, 'm' || n, 'Many', 'many', 'many', 'product_administrator', '{}', now()
    FROM generate_series(1, 33000) AS n`)
  await prisma.$executeRaw`
    INSERT INTO "CredentialProduct" ("credentialId", "productId")
    SELECT "id", ${platform.id} FROM "Credential" WHERE "id" LIKE 'm%'`
  await prisma.$executeRawUnsafe(`
    INSERT INTO "AuditEvent" ("sequence", "time", "actorName", "action", "targetKind", "targetId", "targetName", "sourceAddress",
      "outcome", "detail", "previousHash", "hash")
    SELECT 20000 + n, now(), 'Ada', 'api_client.created', 'api_client', 'm' || n, 'Many', '', 'done', '{}', '', ''
    FROM generate_series(1, 11000) AS n`)
  const page = value(await keyturn.runtime.listAuditEvents(platform.administrator, {}))
  expect(page.events.map((event) => event.targetId)).toEqual(
    Array.from({ length: 50 }, (_, index) => `m${11_000 - index}`),
  )
  expect(page.total).toEqual({ count: 10_000, isExact: false })
  expect(value(await keyturn.runtime.listUsage(platform.administrator, {})).total.count).toBe(0)
})
