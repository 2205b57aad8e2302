import type { CredentialKind } from '@/lib/domain/credential'
import type { Expirations } from '@/lib/domain/expirations'
import type { Viewer } from '@/lib/domain/visibility'
import type { ReadExpirations } from '@/lib/ports/notices'
import type { Prisma } from './generated/client'
import type { Sql } from './transaction'
import { visibleCredentials } from './visible-credentials'

// Listed explicitly, because the indexes begin with the kind.
const kinds = ['api_client', 'service_api_key'] as const satisfies CredentialKind[]

/** Credentials that expire or have expired, read along the index of expiry. */
export function readExpirations(sql: Sql) {
  return {
    async around(
      viewer: Viewer,
      { since, now, until }: { since: Date; now: Date; until: Date },
    ): Promise<Expirations> {
      const visible = { ...visibleCredentials(viewer), kind: { in: [...kinds] } }
      const expired = { ...visible, expiresAt: { gt: since, lte: now } }
      const expiring = { ...visible, expiresAt: { gt: now, lte: until } }
      const first = (where: Prisma.CredentialWhereInput, direction: 'asc' | 'desc') =>
        sql.credential.findFirst({
          where,
          select: { name: true, kind: true, expiresAt: true },
          orderBy: { expiresAt: direction },
        })
      const counts = async (where: Prisma.CredentialWhereInput) => {
        const groups = await sql.credential.groupBy({ by: ['kind'], where, _count: true })
        const count = (kind: CredentialKind) => groups.find((group) => group.kind === kind)?._count ?? 0
        return { api_client: count('api_client'), service_api_key: count('service_api_key') }
      }
      const nearest = (await first(expiring, 'asc')) ?? (await first(expired, 'desc'))
      if (!nearest?.expiresAt) {
        const none = { api_client: 0, service_api_key: 0 }
        return { expiring: none, expired: none, nearest: null }
      }
      const [soon, gone] = await Promise.all([counts(expiring), counts(expired)])
      return { expiring: soon, expired: gone, nearest: { ...nearest, expiresAt: nearest.expiresAt } }
    },
  } satisfies ReadExpirations
}
