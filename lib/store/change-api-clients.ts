import type { ApiClient, Authorization } from '@/lib/domain/credential'
import { hashSecret, secretHint, type PlainSecret } from '@/lib/domain/secret'
import { columns, live, toApiClient } from './api-client-rows'
import type { StoreKeys } from './keys'
import type { Sql } from './transaction'

interface Fields {
  name: string
  description: string
  contactEmail: string | null
  application: string | null
  grants: {
    apiId: string
    read: boolean
    write: boolean
    readSince?: Date | null
    writeSince?: Date | null
  }[]
  authorization: Authorization
  productIds: string[]
  networks: string[]
  expiresAt: Date | null
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
