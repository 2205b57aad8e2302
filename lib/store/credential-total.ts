import { exactTotal, totalOf, type Total } from '@/lib/domain/total'
import type { GrantWhere } from './credential-filter'
import type { Prisma } from './generated/client'
import type { Sql } from './transaction'

/** The number of matches, counted up to the largest number that is shown exactly. */
export async function countMatches(sql: Sql, conditions: Prisma.CredentialWhereInput[]): Promise<Total> {
  const counted = await sql.credential.count({
    where: { AND: conditions },
    // All have the same kind, so this does not sort. Without it Prisma would sort by id.
    orderBy: { kind: 'asc' },
    take: exactTotal + 1,
  })
  return totalOf(counted)
}

/**
 * Like `countMatches`, for a permission filter: it reads only grants, because reading each credential takes seven times as
 * long.
 */
export async function countGranted(sql: Sql, granted: GrantWhere): Promise<Total> {
  return totalOf(await sql.grant.count({ where: granted, take: exactTotal + 1 }))
}
