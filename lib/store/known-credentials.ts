import type { KnownCredential } from '@/lib/domain/access-token'
import { compileNetworks } from '@/lib/domain/network-restriction'
import { effectiveScope, tokenRoles, type Grant } from '@/lib/domain/permission'
import type { Prisma, PrismaClient } from './generated/client'

const api = { slug: true, productId: true, writable: true, grantable: true, retiredAt: true } as const

/** What is read of a grant to tell what it is worth now. */
export const grantColumns = { select: { read: true, write: true, api: { select: api } } } as const

/** What is read of the products whose administrators' authority a credential carries. */
export const authorizedProducts = { select: { product: { select: { id: true, slug: true } } } } as const

type GrantRow = Prisma.GrantGetPayload<typeof grantColumns>

export function toGrant({ api: { retiredAt, ...entry }, ...granted }: GrantRow): Grant {
  return { ...entry, ...granted, retired: retiredAt !== null }
}

const columns = {
  id: true,
  expiresAt: true,
  disabledAt: true,
  tokenEpoch: true,
  secrets: { select: { id: true, hash: true, retiresAt: true } },
  authorization: true,
  networks: true,
  authorizedProducts,
  grants: grantColumns,
} as const satisfies Prisma.CredentialSelect

function toKnown(row: Prisma.CredentialGetPayload<{ select: typeof columns }>): KnownCredential {
  const { authorization, authorizedProducts: products, grants, networks, ...credential } = row
  const authority = {
    authorization,
    products: products.map(({ product }) => product),
    grants: grants.map(toGrant),
  }
  return {
    ...credential,
    scope: effectiveScope(authority),
    roles: tokenRoles(authority),
    restriction: compileNetworks(networks),
  }
}

/** What the token service must know of credentials: the one place that lets hashes out, into its memory. */
export function readKnownCredentials(prisma: PrismaClient) {
  return {
    /** A live API client by its client ID. */
    async byClientId(clientId: string): Promise<KnownCredential | null> {
      const row = await prisma.credential.findUnique({
        where: { clientId, deletedAt: null },
        select: columns,
      })
      return row && toKnown(row)
    },

    /** A live service API key by its keyed hash. */
    async byKeyHash(hash: Buffer): Promise<KnownCredential | null> {
      const secret = await prisma.secret.findUnique({
        where: {
          hash: Uint8Array.from(hash),
          credential: { kind: 'service_api_key', deletedAt: null },
        },
        select: { credential: { select: columns } },
      })
      return secret && toKnown(secret.credential)
    },
  }
}

/** A credential's latest successful token request. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  from: string
}

/**
 * Writes what was gathered in memory, a statement for each table. An older moment never overwrites a newer one;
 * rows are locked in the order of their ids, so that two processes cannot lock each other out.
 */
export async function writeRedemptions(prisma: PrismaClient, redemptions: Redemption[]): Promise<void> {
  const credentials = redemptions.map((redemption) => redemption.credentialId)
  const secrets = redemptions.map((redemption) => redemption.secretId)
  const moments = redemptions.map((redemption) => redemption.at.toISOString())
  const addresses = redemptions.map((redemption) => redemption.from)
  await prisma.$transaction(async (sql) => {
    await sql.$executeRaw`
      WITH seen AS (
        SELECT * FROM unnest(${credentials}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
      ), locked AS (
        SELECT "id" FROM "Credential" WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
      )
      UPDATE "Credential" AS c SET "lastRedeemedAt" = seen.at, "lastRedeemedFrom" = seen.address
      FROM seen JOIN locked ON locked."id" = seen.id
      WHERE c."id" = seen.id AND (c."lastRedeemedAt" IS NULL OR c."lastRedeemedAt" < seen.at)`
    await sql.$executeRaw`
      WITH seen AS (
        SELECT * FROM unnest(${secrets}::text[], ${moments}::timestamptz[], ${addresses}::text[]) AS s(id, at, address)
      ), locked AS (
        SELECT "id" FROM "Secret" WHERE "id" IN (SELECT id FROM seen) ORDER BY "id" FOR NO KEY UPDATE
      )
      UPDATE "Secret" AS s SET "lastUsedAt" = seen.at, "lastUsedFrom" = seen.address
      FROM seen JOIN locked ON locked."id" = seen.id
      WHERE s."id" = seen.id AND (s."lastUsedAt" IS NULL OR s."lastUsedAt" < seen.at)`
  })
}
