import { idleDays, soonDays, type CredentialFilter, type AttentionReason } from '@/lib/domain/credential-list'
import type { CredentialState } from '@/lib/domain/credential'
import { foldText } from '@/lib/domain/text'
import type { Prisma } from './generated/client'
import { literal } from './like'
import type { Sql } from './transaction'
import { day } from '@/lib/domain/time'

type Where = Prisma.CredentialWhereInput
export type GrantWhere = Prisma.GrantWhereInput

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * day)

interface Criteria {
  filter: CredentialFilter
  now: Date
  /** The meaning of the permission filter, if it is set. */
  granted: GrantWhere | undefined
}

/** The conditions of the list's filters and of visibility. A credential must match all of them. */
export function matching(
  visible: Where,
  { filter, now, granted }: Criteria,
  alsoFound?: (text: string) => Where,
): Where[] {
  const { search, state, application, creatorId, attention } = filter
  return [
    visible,
    ...(search ? [found(literal(foldText(search)), alsoFound)] : []),
    ...(state ? [inState(state, now)] : []),
    ...(application ? [{ application }] : []),
    ...(granted ? [{ grants: { some: granted } }] : []),
    ...(creatorId ? [{ createdById: creatorId }] : []),
    ...(attention ? [needingAttention(attention, now)] : []),
  ]
}

function found(text: string, alsoFound?: (text: string) => Where): Where {
  const own: Where = { searchText: { contains: text } }
  return alsoFound ? { OR: [own, alsoFound(text)] } : own
}

/** The same rule as `stateOf`, as a condition for the database. */
function inState(state: CredentialState, now: Date): Where {
  const expired: Where = { expiresAt: { lte: now } }
  if (state === 'expired') return expired
  const unexpired: Where = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  return { ...unexpired, disabledAt: state === 'disabled' ? { not: null } : null }
}

/**
 * The grants of a permission. Looks up the API first: the planner knows how many grants an API id has, but for a slug it
 * assumes the average.
 */
export async function grantsOf(
  sql: Sql,
  { slug, access }: NonNullable<CredentialFilter['permission']>,
): Promise<GrantWhere> {
  const api = await sql.api.findUnique({ where: { slug }, select: { id: true } })
  const kind = access ? { [access]: true } : { OR: [{ read: true }, { write: true }] }
  return { apiId: api?.id ?? '', ...kind }
}

function needingAttention(reason: AttentionReason, now: Date): Where {
  const longAgo = daysFrom(now, -idleDays)
  const reasons: Record<Exclude<AttentionReason, 'any'>, Where> = {
    expired: { expiresAt: { lte: now } },
    expiring: { expiresAt: { gt: now, lte: daysFrom(now, soonDays) } },
    never_redeemed: { lastRedeemedAt: null, createdAt: { lte: longAgo } },
    unused: { lastRedeemedAt: { lte: longAgo } },
    unrestricted: { networks: { isEmpty: true } },
  }
  return reason === 'any' ? { OR: Object.values(reasons) } : reasons[reason]
}
