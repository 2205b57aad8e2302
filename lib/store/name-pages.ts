import type { NamePage, NamePageAsked, NamePlace } from '@/lib/domain/name-page'
import { exactTotal, totalOf } from '@/lib/domain/total'

interface Named {
  id: string
  nameKey: string | null
}

/** The part of a table to read, with the order in which its index has it. */
export interface NamePart {
  where: object
  orderBy: { nameKey?: 'asc' | 'desc'; id?: 'asc' | 'desc' }[]
  take: number
}

/** How the rows of a list are read. */
interface Reading<Row extends Named> {
  read: (part: NamePart) => Promise<Row[]>
  /** Counts up to a number. */
  count: (most: number) => Promise<number>
}

/** A page in the order of the folded names, read along their index. A page beyond the end, or half a first page, is the first. */
export async function readNamePage<Row extends Named>(
  { read, count }: Reading<Row>,
  { after, before, size }: NamePageAsked,
): Promise<NamePage<Row>> {
  const [page, counted] = await Promise.all([pageFrom(read, { after, before, size }), count(exactTotal + 1)])
  const isFirst = before !== undefined && page.previous === null
  const isBeyond = after !== undefined && page.rows.length === 0
  const shown = isFirst || isBeyond ? await pageFrom(read, { size }) : page
  return { ...shown, total: totalOf(counted) }
}

async function pageFrom<Row extends Named>(
  read: Reading<Row>['read'],
  { after, before, size }: NamePageAsked,
) {
  const direction = before ? 'desc' : 'asc'
  const found = await read({
    where: beyond(before ?? after, before ? 'lt' : 'gt'),
    orderBy: [{ nameKey: direction }, { id: direction }],
    take: size + 1,
  })
  const more = found.length > size
  const rows = before ? found.slice(0, size).toReversed() : found.slice(0, size)
  return {
    rows,
    previous: (before ? more : after !== undefined) ? placeOf(rows[0]) : null,
    next: before || more ? placeOf(rows.at(-1)) : null,
  }
}

function beyond(place: NamePlace | undefined, than: 'lt' | 'gt'): object {
  if (!place) return {}
  const { key, id } = place
  // An index can start at the first condition.
  return { nameKey: { [`${than}e`]: key }, OR: [{ nameKey: { [than]: key } }, { id: { [than]: id } }] }
}

function placeOf(row: Named | undefined): NamePlace | null {
  return row ? { key: row.nameKey ?? '', id: row.id } : null
}
