import { exactTotal, totalOf, type Total } from '@/lib/domain/total'

/** How many rows an export reads at a time. */
const exportSize = 1000

interface Source<Row, Place> {
  /** The first rows after a place, newest first. */
  select(after: Place | undefined, take: number): Promise<Row[]>
  /** How many rows there are, counted up to a number. */
  count(most: number): Promise<number>
}

/** One page of rows, newest first, and how many there are. */
export async function newestPage<Row, Place>(
  { select, count }: Source<Row, Place>,
  { after, size }: { after?: Place; size: number },
): Promise<{ rows: Row[]; total: Total; more: boolean }> {
  const rows = await select(after, size + 1)
  // If the page holds all rows, counting them would search a second time.
  const isAll = after === undefined && rows.length <= size
  const found = isAll ? rows.length : await count(exactTotal + 1)
  return { rows: rows.slice(0, size), total: totalOf(found), more: rows.length > size }
}

/** All rows, newest first, in parts. A row is also its place. */
export async function* newestFirst<Row extends Place, Place>(
  select: Source<Row, Place>['select'],
): AsyncGenerator<Row[]> {
  for (let after: Place | undefined; ;) {
    const rows = await select(after, exportSize)
    if (rows.length > 0) yield rows
    if (rows.length < exportSize) return
    after = rows.at(-1)
  }
}
