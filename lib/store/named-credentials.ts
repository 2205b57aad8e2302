import type { ExpiringCredential, NamedCredential } from '@/lib/domain/notice'
import { effectiveScope } from '@/lib/domain/permission'
import type { Viewer } from '@/lib/domain/visibility'
import type { ReadNamedCredentials } from '@/lib/ports/notices'
import type { Prisma } from './generated/client'
import { inParts } from './in-parts'
import { authorizedProducts, grantColumns, toGrant } from './known-credentials'
import type { Sql } from './transaction'
import { visibleCredentials } from './visible-credentials'

const columns = {
  id: true,
  kind: true,
  name: true,
  clientId: true,
  owner: { select: { name: true } },
  serviceUser: { select: { name: true } },
  application: true,
  disabledAt: true,
  expiresAt: true,
  lastRedeemedAt: true,
  lastRedeemedFrom: true,
  authorization: true,
  authorizedProducts,
  grants: grantColumns,
} as const satisfies Prisma.CredentialSelect

type Row = Prisma.CredentialGetPayload<{ select: typeof columns }>

function toNamed(row: Row): NamedCredential {
  const { authorization, grants } = row
  const products = row.authorizedProducts.map(({ product }) => product)
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    clientId: row.clientId,
    ownerName: row.owner?.name ?? null,
    serviceUserName: row.serviceUser?.name ?? null,
    application: row.application,
    disabled: row.disabledAt !== null,
    scope: effectiveScope({ authorization, products, grants: grants.map(toGrant) }),
    lastUsedAt: row.lastRedeemedAt,
    lastUsedFrom: row.lastRedeemedFrom,
  }
}

/** Credentials of every kind, as notices name them. */
export function readNamedCredentials(sql: Sql) {
  return {
    /** The credentials that a person may see and that expire after one moment and up to another, soonest first. */
    async expiring(viewer: Viewer, after: Date, until: Date): Promise<ExpiringCredential[]> {
      const rows = await inParts((part) =>
        sql.credential.findMany({
          ...part,
          where: {
            ...visibleCredentials(viewer),
            kind: { in: ['api_client', 'service_api_key'] },
            expiresAt: { gt: after, lte: until },
          },
          select: columns,
          orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
        }),
      )
      return rows.flatMap((row) => (row.expiresAt ? [{ ...toNamed(row), expiresAt: row.expiresAt }] : []))
    },

    async find(id: string): Promise<NamedCredential | null> {
      const row = await sql.credential.findUnique({ where: { id, deletedAt: null }, select: columns })
      return row && toNamed(row)
    },
  } satisfies ReadNamedCredentials
}
