import { exactTotal, totalOf, type Total } from '@/lib/domain/total'
import type { GrantWhere } from './credential-filter'
import type { Prisma } from './generated/client'
import type { Sql } from './transaction'

/** How many there are, counted no further than it is said exactly. */
export async function countMatches(sql: Sql, conditions: Prisma.CredentialWhereInput[]): Promise<Total> {
  const counted = await sql.credential.count({
    where: { AND: conditions },
    // All are of one kind, so that this is no order; without it Prisma would have them counted in that of their ids.
    orderBy: { kind: 'asc' },
    take: exactTotal + 1,
  })
  return totalOf(counted)
}

/** The same of all that were granted something, by their grants alone: to look at each credential takes seven times as long. */
export async function countGranted(sql: Sql, granted: GrantWhere): Promise<Total> {
  return totalOf(await sql.grant.count({ where: granted, take: exactTotal + 1 }))
}
