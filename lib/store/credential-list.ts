import {
  areMissingFirst,
  isDescending,
  sortKeyOf,
  type ListOrder,
  type Place,
} from '@/lib/domain/credential-list'
import type { CredentialRequest } from '@/lib/ports/credentials'
import type { Prisma } from './generated/client'
import type { Sql } from './transaction'

type Where = Prisma.CredentialWhereInput

/** The column of each order, and whether it can be null. */
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
 * The part of the list after a place, as stretches to read one after the other, each along its index: the rows with a value
 * in the sorted column, and those without. Backwards it is the reverse.
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
          // An index can start at the first condition.
          from === undefined || from.value === null
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
  const inOrder = areMissingFirst(order) === backwards ? [valued, valueless] : [valueless, valued]
  const start = from ? inOrder.indexOf(from.value === null ? valueless : valued) : 0
  return inOrder.slice(start).map((stretch) => stretch())
}

/** The columns that determine the place of a row. No others, so that an index-only scan is enough. */
type Row = { id: string } & { [Column in SortColumn]?: string | Date | null }
type SortColumn = (typeof sortColumns)[keyof typeof sortColumns]['column']

const selectionOf = (column: SortColumn) =>
  ({ id: true, [column]: true }) as { id: true } & { [Column in SortColumn]?: true }

function placeOf(row: Row | undefined, order: ListOrder): Place | null {
  if (!row) return null
  const value = row[sortColumns[sortKeyOf(order)].column] ?? null
  return { order, id: row.id, value: value instanceof Date ? value.toISOString() : value }
}

/** The rows that are not before a row in an order, judged by the first column of the order. */
function notBefore(row: Row, [first]: Stretch['orderBy']): Where {
  const [column = '', direction] = Object.entries(first ?? {})[0] ?? []
  return { [column]: { [direction === 'desc' ? 'lte' : 'gte']: row[column as keyof Row] } }
}

/**
 * The ids of a page in order, and the places from which the previous and the next page can be read. With filters, the
 * database reads each row on the way, including invisible ones. With `visible`, an index-only scan first finds where the
 * visible ones begin.
 */
export async function readPage(sql: Sql, conditions: Where[], request: CredentialRequest, visible?: Where) {
  const { order, after, before, size } = request
  const { column } = sortColumns[sortKeyOf(order)]
  const select = selectionOf(column)
  const rows: Row[] = []
  for (const { where, orderBy } of stretches(order, before ?? after, before !== undefined)) {
    if (rows.length > size) break
    const start = visible
      ? await sql.credential.findFirst({ where: { AND: [visible, where] }, select, orderBy })
      : undefined
    if (start === null) continue
    rows.push(
      ...(await sql.credential.findMany({
        where: { AND: [...conditions, where, start ? notBefore(start, orderBy) : {}] },
        select,
        orderBy,
        take: size + 1 - rows.length,
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
