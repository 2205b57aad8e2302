import {
  exactTotal,
  idleDays,
  isDescending,
  soonDays,
  sortKeyOf,
  type ApiClientFilter,
  type AttentionReason,
  type ListOrder,
  type Place,
  type Total,
} from '@/lib/domain/api-client-list'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import type { Prisma } from './generated/client'
import type { Sql } from './transaction'

type Where = Prisma.CredentialWhereInput
type GrantWhere = Prisma.GrantWhereInput

const day = 24 * 60 * 60 * 1000
const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * day)

interface Criteria extends Pick<PageRequest, 'filter' | 'now'> {
  /** What the permission of the filter means, where there is one. */
  granted: GrantWhere | undefined
}

/** What the filters of the list mean, among what is visible. All of it is to hold. */
export function matching(
  visible: Where,
  { filter, now, granted }: Criteria,
  alsoFound?: (text: string) => Where,
): Where[] {
  const { search, state, application, creatorId, attention } = filter
  return [
    visible,
    ...(search ? [{ OR: [found(search), ...(alsoFound ? [alsoFound(literal(search))] : [])] }] : []),
    ...(state ? [inState(state, now)] : []),
    ...(application ? [{ application }] : []),
    ...(granted ? [{ grants: { some: granted } }] : []),
    ...(creatorId ? [{ createdById: creatorId }] : []),
    ...(attention ? [needingAttention(attention, now)] : []),
  ]
}

/** A database made with the locale C knows the letters of ASCII alone, and has left the others as they were. */
function found(search: string): Where {
  const texts = new Set([search.toLowerCase(), search.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())])
  return { OR: [...texts].map((text) => ({ searchText: { contains: literal(text) } })) }
}

/** Prisma hands the text to LIKE as it is, where these three mean something else. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** The same as `stateOf`, for the database to find. */
function inState(state: CredentialState, now: Date): Where {
  const expired: Where = { expiresAt: { lte: now } }
  if (state === 'expired') return expired
  const unexpired: Where = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
  return { ...unexpired, disabledAt: state === 'disabled' ? { not: null } : null }
}

/** The grants of a permission. Asks for the API first: by its id the database knows how many have it, by its slug it takes the average. */
export async function grantsOf(
  sql: Sql,
  { slug, access }: NonNullable<ApiClientFilter['permission']>,
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

/** What an order goes by, and whether a row may be without it. */
const sortColumns = {
  name: { column: 'nameKey', optional: false },
  created: { column: 'createdAt', optional: false },
  redeemed: { column: 'lastRedeemedAt', optional: true },
  expires: { column: 'expiresAt', optional: true },
} as const

interface Stretch {
  where: Where
  orderBy: Prisma.CredentialOrderByWithRelationInput[]
}

/**
 * The list from a place on, as stretches to be read one after the other, each along its index: the rows that have what the
 * order goes by, then those without. Backwards the same in reverse.
 */
function stretches(order: ListOrder, from: Place | undefined, backwards: boolean): Stretch[] {
  const { column, optional } = sortColumns[sortKeyOf(order)]
  const descending = isDescending(order) !== backwards
  const direction = descending ? 'desc' : 'asc'
  const beyond = descending ? 'lt' : 'gt'

  const valued = (): Stretch => {
    const value = from && (column === 'nameKey' ? from.value : new Date(from.value ?? 0))
    return {
      where: {
        AND: [
          optional ? { [column]: { not: null } } : {},
          // The first condition is what an index can start from.
          from?.value == null
            ? {}
            : {
                [column]: { [`${beyond}e`]: value },
                OR: [{ [column]: { [beyond]: value } }, { id: { [beyond]: from.id } }],
              },
        ],
      },
      orderBy: [{ [column]: direction }, { id: direction }],
    }
  }
  const valueless = (): Stretch => ({
    where: { AND: [{ [column]: null }, from?.value === null ? { id: { [beyond]: from.id } } : {}] },
    orderBy: [{ id: direction }],
  })

  if (!optional) return [valued()]
  if (!from) return backwards ? [valueless(), valued()] : [valued(), valueless()]
  if (from.value === null) return backwards ? [valueless(), valued()] : [valueless()]
  return backwards ? [valued()] : [valued(), valueless()]
}

export interface PageRequest {
  filter: ApiClientFilter
  order: ListOrder
  /** At most one of them; without, it is the first page. */
  after?: Place
  before?: Place
  size: number
  now: Date
}

const sortValues = {
  id: true,
  nameKey: true,
  createdAt: true,
  lastRedeemedAt: true,
  expiresAt: true,
} as const

function placeOf(
  row: Prisma.CredentialGetPayload<{ select: typeof sortValues }> | undefined,
  order: ListOrder,
): Place | null {
  if (!row) return null
  const value = row[sortColumns[sortKeyOf(order)].column]
  return { order, id: row.id, value: value instanceof Date ? value.toISOString() : value }
}

/** The ids of a page in order, and the places from which the pages on either side are to be had. */
export async function readPage(sql: Sql, conditions: Where[], request: PageRequest) {
  const { order, after, before, size } = request
  const rows: Prisma.CredentialGetPayload<{ select: typeof sortValues }>[] = []
  for (const { where, orderBy } of stretches(order, before ?? after, before !== undefined)) {
    if (rows.length > size) break
    const take = size + 1 - rows.length
    rows.push(
      ...(await sql.credential.findMany({
        where: { AND: [...conditions, where] },
        select: sortValues,
        orderBy,
        take,
      })),
    )
  }
  const more = rows.length > size
  const page = before ? rows.slice(0, size).toReversed() : rows.slice(0, size)
  return {
    ids: page.map((row) => row.id),
    previous: (before ? more : after !== undefined) ? placeOf(page[0], order) : null,
    next: before || more ? placeOf(page.at(-1), order) : null,
  }
}

/** How many there are, counted no further than it is said exactly. */
export async function countMatches(sql: Sql, conditions: Where[]): Promise<Total> {
  const counted = await sql.credential.count({
    where: { AND: conditions },
    // All are of one kind, so that this is no order; without it Prisma would have them counted in that of their ids.
    orderBy: { kind: 'asc' },
    take: exactTotal + 1,
  })
  return totalOf(counted)
}

/** The same of all that were granted something, by their grants alone: to look at each credential takes seven times as long. */
export async function countGranted(sql: Sql, kind: CredentialKind, granted: GrantWhere): Promise<Total> {
  return totalOf(await sql.grant.count({ where: { ...granted, kind }, take: exactTotal + 1 }))
}

const totalOf = (counted: number): Total => ({
  count: Math.min(counted, exactTotal),
  isExact: counted <= exactTotal,
})
