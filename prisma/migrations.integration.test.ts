import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/lib/store/database'
import { PrismaClient, type Prisma } from '@/lib/store/generated/client'
import { credentialKeys, personKeys, uniqueName } from '@/lib/store/search-keys'
import { openTestDatabase } from './test-database'

// What the migrations guarantee beyond what Prisma can express.

let database: Database
let prisma: PrismaClient

beforeAll(async () => {
  database = await openTestDatabase()
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterAll(() => database.close())

let ids = 0
function credential(fields: Partial<Prisma.CredentialUncheckedCreateInput> = {}) {
  const id = `c${++ids}`
  const data = {
    id,
    submissionId: id,
    kind: 'api_client',
    clientId: id,
    name: 'Export',
    createdAt: new Date(),
  } as const
  const all = { ...data, ...fields }
  return { data: { ...credentialKeys(all), ...all } }
}

describe('the audit trail', () => {
  const bytes = new Uint8Array(32)
  const event = {
    sequence: 1n,
    time: new Date(0),
    actorName: 'Ada',
    action: 'credential.issued',
    targetKind: 'credential',
    targetName: 'Export',
    sourceAddress: '::1',
    outcome: 'done',
    detail: '{}',
    previousHash: bytes,
    hash: bytes,
  } as const

  beforeAll(() => prisma.auditEvent.create({ data: event }))

  test.each([
    ['UPDATE', `UPDATE "AuditEvent" SET "actorName" = 'Eve'`],
    ['DELETE', `DELETE FROM "AuditEvent"`],
    ['TRUNCATE', `TRUNCATE "AuditEvent"`],
  ])('refuses %s and stays unchanged', async (_, sql) => {
    await expect(prisma.$executeRawUnsafe(sql)).rejects.toThrow('the audit trail is append-only')
    expect(await prisma.auditEvent.findMany()).toMatchObject([event])
  })

  test('has a single head', async () => {
    const second = { id: 2, sequence: 0n, time: new Date(0), hash: bytes }
    await expect(prisma.auditHead.create({ data: second })).rejects.toThrow('audit_head_single')
    expect(await prisma.auditHead.count()).toBe(1)
  })
})

describe('a contact e-mail', () => {
  test('belongs to one live credential, in any letter case, and is free again after deletion', async () => {
    const { id } = await prisma.credential.create(credential({ contactEmail: 'Ops@Example.org' }))
    const again = () => prisma.credential.create(credential({ contactEmail: ' ops@example.ORG ' }))

    await expect(again()).rejects.toMatchObject({
      code: 'P2002',
      meta: { driverAdapterError: { cause: { constraint: { index: 'credential_contact_email_live' } } } },
    })
    await prisma.credential.update({ where: { id }, data: { deletedAt: new Date() } })
    await again()
  })

  test('may be absent from many credentials', async () => {
    const before = await prisma.credential.count({ where: { contactEmail: null } })
    await prisma.credential.create(credential())
    await prisma.credential.create(credential())
    expect(await prisma.credential.count({ where: { contactEmail: null } })).toBe(before + 2)
  })
})

test('a service user has a unique name among live ones, and frees it when deleted', async () => {
  const named = (id: string, name: string) => ({ data: { id, ...uniqueName(name), createdAt: new Date() } })
  await prisma.serviceUser.create(named('s1', 'Billing'))
  await expect(prisma.serviceUser.create(named('s2', 'BILLING'))).rejects.toMatchObject({ code: 'P2002' })
  await prisma.serviceUser.update({ where: { id: 's1' }, data: { deletedAt: new Date() } })
  await prisma.serviceUser.create(named('s2', 'BILLING'))
})

test.each([
  ['without a name', { name: '' }, 'credential_name_length'],
  ['with a name of 101 characters', { name: 'n'.repeat(101) }, 'credential_name_length'],
  ['without the key by which its name is sorted', { nameKey: null }, 'credential_keys'],
  ['without the text that is searched', { searchText: null }, 'credential_keys'],
] as const)('a credential %s is refused', async (_, fields, constraint) => {
  await expect(prisma.credential.create(credential(fields))).rejects.toThrow(constraint)
})

test('the length of a name counts characters, not bytes', async () => {
  const name = '😀'.repeat(100)
  expect(await prisma.credential.create(credential({ name }))).toMatchObject({ name })
})

test('a list of live credentials reads no more than its page', async () => {
  const plan = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`
    return tx.$queryRaw<Record<string, string>[]>`
      EXPLAIN SELECT * FROM "Credential" WHERE kind = 'api_client' AND "deletedAt" IS NULL
      ORDER BY "createdAt" DESC, id DESC LIMIT 10`
  })
  const text = plan.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('credential_list_live')
  expect(text).not.toContain('Sort')
})

describe('a credential with the fields of its kind', () => {
  const soon = new Date(Date.now() + 86_400_000)
  beforeAll(async () => {
    await prisma.serviceUser.create({
      data: { id: 'robot', ...uniqueName('Robot'), createdAt: new Date() },
    })
  })
  const key = { kind: 'service_api_key', clientId: null, serviceUserId: 'robot', expiresAt: soon } as const

  test('is stored', async () => {
    await prisma.credential.create(credential())
    await prisma.credential.create(credential(key))
  })

  test.each([
    ['an API client without a client ID', { clientId: null }],
    ['an API client of a service user', { serviceUserId: 'robot' }],
    ['a key without a service user', { ...key, serviceUserId: null }],
    ['a key that never expires', { ...key, expiresAt: null }],
    ['a key with a client ID', { ...key, clientId: 'kt_key' }],
    ['a key with a contact e-mail', { ...key, contactEmail: 'ada@example.com' }],
    ['a key with an application', { ...key, application: 'Continuum' }],
  ])('%s is refused', async (_, fields) => {
    const stored = await prisma.credential.count()
    await expect(prisma.credential.create(credential(fields))).rejects.toThrow('credential_of_its_kind')
    expect(await prisma.credential.count()).toBe(stored)
  })
})

describe('a row that something else refers to cannot be deleted', () => {
  test('a service user with keys, a product with APIs, people or credentials, an API that is granted', async () => {
    const now = new Date()
    await prisma.serviceUser.create({ data: { id: 'kept', ...uniqueName('Kept'), createdAt: now } })
    await prisma.product.createMany({
      data: ['of-api', 'of-person', 'of-credential'].map((slug) => ({ id: slug, slug, name: slug })),
    })
    await prisma.api.create({
      data: { id: 'granted', slug: 'granted', name: 'Granted', productId: 'of-api' },
    })
    await prisma.user.create({
      data: {
        id: 'looks-after',
        ...personKeys({ name: 'Ada', email: 'looks-after@example.com' }),
        email: 'looks-after@example.com',
        name: 'Ada',
        role: 'product_administrator',
        createdAt: now,
        products: { create: { productId: 'of-person' } },
      },
    })
    const { data } = credential({
      grants: { create: { apiId: 'granted', read: true, write: false, kind: 'api_client' } },
    })
    await prisma.credential.create({
      data: { ...data, authorizedProducts: { create: { productId: 'of-credential' } } },
    })
    await prisma.credential.create(
      credential({ kind: 'service_api_key', clientId: null, serviceUserId: 'kept', expiresAt: now }),
    )
    const refused = 'violates'
    await expect(prisma.$executeRaw`DELETE FROM "ServiceUser" WHERE "id" = 'kept'`).rejects.toThrow(refused)
    await expect(prisma.$executeRaw`DELETE FROM "Api" WHERE "id" = 'granted'`).rejects.toThrow(refused)
    for (const id of ['of-api', 'of-person', 'of-credential']) {
      await expect(prisma.$executeRaw`DELETE FROM "Product" WHERE "id" = ${id}`).rejects.toThrow(refused)
    }
    await prisma.user.delete({ where: { id: 'looks-after' } })
    await prisma.product.delete({ where: { id: 'of-person' } })
  })

  test('a grant of nothing is refused', async () => {
    const { data } = credential()
    await prisma.credential.create({ data })
    await expect(
      prisma.grant.create({
        data: { credentialId: data.id, apiId: 'granted', read: false, write: false, kind: 'api_client' },
      }),
    ).rejects.toThrow('grant_of_something')
  })
})
