import type { Person } from '@/lib/domain/actor'
import type { ApiClient, Authorization } from '@/lib/domain/credential'
import { hashSecret, secretHint, type PlainSecret } from '@/lib/domain/secret'
import { countMatches, readPage, type PageRequest } from './api-client-list'
import { apiColumns } from './catalogue'
import type { Prisma } from './generated/client'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

const person = { select: { id: true, name: true } } as const

/** What is read of an API client. The hash is not among it: hashes never leave this folder but for the directory. */
const columns = {
  id: true,
  clientId: true,
  name: true,
  description: true,
  contactEmail: true,
  application: true,
  owner: person,
  createdBy: person,
  createdAt: true,
  expiresAt: true,
  disabledAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  tokenEpoch: true,
  version: true,
  authorization: true,
  networks: true,
  authorizedProducts: { select: { id: true, slug: true, name: true }, orderBy: { name: 'asc' } },
  grants: { select: { read: true, write: true, api: { select: apiColumns } } },
  secrets: { select: { id: true, hint: true, createdAt: true }, orderBy: { createdAt: 'desc' } },
} as const satisfies Prisma.CredentialSelect

type Row = Prisma.CredentialGetPayload<{ select: typeof columns }>

function toApiClient(row: Row): ApiClient {
  if (row.clientId === null) throw new Error(`credential ${row.id} is no API client`)
  const { authorizedProducts, grants, clientId, ...client } = row
  return {
    ...client,
    clientId,
    products: authorizedProducts,
    grants: grants
      .map(({ api, ...granted }) => ({ ...api, ...granted }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  }
}

const live = { kind: 'api_client', deletedAt: null } as const satisfies Prisma.CredentialWhereInput

/** Which credentials a person may see: product administrators those authorized for one of their products. */
function visibleTo(viewer: Person): Prisma.CredentialWhereInput {
  if (viewer.role !== 'product_administrator') return live
  return {
    ...live,
    authorization: 'product_administrator',
    authorizedProducts: { some: { id: { in: viewer.productIds } } },
  }
}

/** API clients as people read them. */
export function readApiClients(sql: Sql) {
  return {
    async find(id: string, viewer: Person): Promise<ApiClient | null> {
      const row = await sql.credential.findFirst({ where: { ...visibleTo(viewer), id }, select: columns })
      return row && toApiClient(row)
    },

    async list(viewer: Person, request: PageRequest) {
      const visible = visibleTo(viewer)
      const [{ ids, previous, next }, count] = await Promise.all([
        readPage(sql, visible, request),
        countMatches(sql, visible, request),
      ])
      const rows = await sql.credential.findMany({ where: { id: { in: ids } }, select: columns })
      const byId = new Map(rows.map((row) => [row.id, toApiClient(row)]))
      return { ...count, previous, next, clients: ids.flatMap((id) => byId.get(id) ?? []) }
    },

    async choices(viewer: Person) {
      const visible = visibleTo(viewer)
      const [creators, apis] = await Promise.all([
        sql.user.findMany({
          where: { created: { some: visible } },
          select: { id: true, name: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
        sql.api.findMany({
          where: { grants: { some: { credential: visible } } },
          select: { slug: true, name: true, writable: true },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
      ])
      return { creators, apis }
    },

    async applications(viewer: Person): Promise<string[]> {
      const groups = await sql.credential.groupBy({
        by: ['application'],
        where: { AND: [visibleTo(viewer), { application: { not: null } }] },
        _count: true,
        orderBy: [{ _count: { application: 'desc' } }, { application: 'asc' }],
        take: 50,
      })
      return groups.flatMap((group) => group.application ?? [])
    },
  }
}

interface Fields {
  name: string
  description: string
  contactEmail: string | null
  application: string | null
  grants: { apiId: string; read: boolean; write: boolean }[]
  authorization: Authorization
  productIds: string[]
  networks: string[]
}

interface NewSecret {
  id: string
  secret: PlainSecret
  createdAt: Date
}

interface NewApiClient extends Fields {
  id: string
  clientId: string
  submissionId: string
  createdById: string
  createdAt: Date
  secret: NewSecret
}

/** API clients as a transaction changes them. `touched` is told of each credential whose decisions may change. */
export function changeApiClients(sql: Sql, keys: StoreKeys, touched: (id: string) => void) {
  const secretRow = ({ id, secret, createdAt }: NewSecret) => ({
    id,
    hash: Uint8Array.from(hashSecret(keys.secretHash, secret.reveal())),
    hint: secretHint(secret),
    createdAt,
  })

  return {
    async lock(id: string): Promise<ApiClient | null> {
      await sql.$queryRaw`SELECT 1 FROM "Credential" WHERE "id" = ${id} FOR UPDATE`
      const row = await sql.credential.findFirst({ where: { ...live, id }, select: columns })
      return row && toApiClient(row)
    },

    findBySubmission(submissionId: string) {
      return sql.credential.findUnique({ where: { submissionId }, select: { id: true, name: true } })
    },

    /** By the expression of the index that makes it unique, so that both mean the same by "same". */
    async findByContactEmail(email: string): Promise<{ id: string; name: string } | null> {
      const rows = await sql.$queryRaw<{ id: string; name: string }[]>`
        SELECT "id", "name" FROM "Credential"
        WHERE "deletedAt" IS NULL AND lower(btrim("contactEmail")) = lower(btrim(${email}))`
      return rows[0] ?? null
    },

    async insert({ secret, createdById, grants, productIds, ...client }: NewApiClient): Promise<ApiClient> {
      const row = await sql.credential.create({
        data: {
          ...client,
          kind: 'api_client',
          createdById,
          ownerId: createdById,
          secrets: { create: secretRow(secret) },
          grants: { create: grants },
          authorizedProducts: { connect: productIds.map((product) => ({ id: product })) },
        },
        select: columns,
      })
      touched(row.id)
      return toApiClient(row)
    },

    async update(id: string, { grants, productIds, ...fields }: Fields): Promise<ApiClient> {
      const row = await sql.credential.update({
        where: { id },
        data: {
          ...fields,
          grants: { deleteMany: {}, create: grants },
          authorizedProducts: { set: productIds.map((product) => ({ id: product })) },
          version: { increment: 1 },
        },
        select: columns,
      })
      touched(id)
      return toApiClient(row)
    },

    async replaceSecrets(id: string, secret: NewSecret): Promise<ApiClient> {
      const row = await sql.credential.update({
        where: { id },
        data: {
          secrets: { deleteMany: {}, create: secretRow(secret) },
          tokenEpoch: { increment: 1 },
          version: { increment: 1 },
        },
        select: columns,
      })
      touched(id)
      return toApiClient(row)
    },

    async disable(id: string, since: Date): Promise<ApiClient> {
      const row = await sql.credential.update({
        where: { id },
        data: { disabledAt: since, tokenEpoch: { increment: 1 }, version: { increment: 1 } },
        select: columns,
      })
      touched(id)
      return toApiClient(row)
    },

    async enable(id: string): Promise<ApiClient> {
      const row = await sql.credential.update({
        where: { id },
        data: { disabledAt: null, version: { increment: 1 } },
        select: columns,
      })
      touched(id)
      return toApiClient(row)
    },

    async delete(id: string, now: Date): Promise<void> {
      await sql.credential.update({
        where: { id },
        data: {
          deletedAt: now,
          secrets: { deleteMany: {} },
          tokenEpoch: { increment: 1 },
          version: { increment: 1 },
        },
      })
      touched(id)
    },
  }
}
