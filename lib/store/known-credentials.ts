import { mostRevokedTokens, type KnownCredential } from '@/lib/domain/known-credential'
import { compileNetworks } from '@/lib/domain/network-restriction'
import { effectiveScope, tokenRoles, type Grant } from '@/lib/domain/permission'
import type { Clock } from '@/lib/ports/clock'
import type { KnownCredentials } from '@/lib/ports/known-credentials'
import type { Prisma, PrismaClient } from './generated/client'

const api = { slug: true, productId: true, writable: true, grantable: true, retiredAt: true } as const

/** The columns of a grant that determine its current effect. */
export const grantColumns = { select: { read: true, write: true, api: { select: api } } } as const

/** The products whose administrators' authority a credential carries. */
export const authorizedProducts = { select: { product: { select: { id: true, slug: true } } } } as const

type GrantRow = Prisma.GrantGetPayload<typeof grantColumns>

export function toGrant({ api: { retiredAt, ...entry }, read, write }: GrantRow): Grant {
  return { ...entry, read, write, retired: retiredAt !== null }
}

const columnsAt = (now: Date) =>
  ({
    id: true,
    expiresAt: true,
    disabledAt: true,
    tokenEpoch: true,
    secrets: { where: { endedAt: null }, select: { id: true, hint: true, hash: true, retiresAt: true } },
    authorization: true,
    networks: true,
    authorizedProducts,
    grants: { select: { apiId: true, ...grantColumns.select } },
    revokedTokens: { select: { id: true }, where: { expiresAt: { gt: now } }, take: mostRevokedTokens + 1 },
  }) as const satisfies Prisma.CredentialSelect

function toKnown(
  row: Prisma.CredentialGetPayload<{ select: ReturnType<typeof columnsAt> }>,
): KnownCredential {
  const { authorization, authorizedProducts: products, grants, networks, revokedTokens, ...credential } = row
  const authority = {
    authorization,
    products: products.map(({ product }) => product),
    grants: grants.map(toGrant),
  }
  return {
    ...credential,
    grantedApis: grants.map(({ apiId }) => apiId),
    products: products.map(({ product }) => product.id),
    scope: effectiveScope(authority),
    roles: tokenRoles(authority),
    restriction: compileNetworks(networks),
    revokedTokens: heldTokens(revokedTokens.map(({ id }) => id)),
  }
}

/** Shared, because most credentials have none. */
const none: ReadonlySet<string> = new Set()

function heldTokens(ids: string[]): ReadonlySet<string> | null {
  if (ids.length === 0) return none
  return ids.length > mostRevokedTokens ? null : new Set(ids)
}

/** What the token service needs to know about credentials. Only this function lets hashes out of the store, into memory. */
export function readKnownCredentials(prisma: PrismaClient, clock: Clock) {
  return {
    async byClientId(clientId: string): Promise<KnownCredential | null> {
      const row = await prisma.credential.findUnique({
        where: { clientId, deletedAt: null },
        select: columnsAt(clock()),
      })
      return row && toKnown(row)
    },

    async byKeyHash(hash: Buffer): Promise<KnownCredential | null> {
      const secret = await prisma.secret.findUnique({
        where: {
          hash: Uint8Array.from(hash),
          endedAt: null,
          credential: { kind: 'service_api_key', deletedAt: null },
        },
        select: { credential: { select: columnsAt(clock()) } },
      })
      return secret && toKnown(secret.credential)
    },

    async isRevoked(tokenId: string): Promise<boolean> {
      return (await prisma.revokedToken.findUnique({ where: { id: tokenId }, select: { id: true } })) !== null
    },
  } satisfies KnownCredentials
}
