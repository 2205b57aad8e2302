import type { Device } from '@/lib/domain/device'
import type { Sql } from './transaction'

/** Whether a cookie is of this person, and nothing that they did has ended it. */
export async function isCurrent(
  sql: Sql,
  of: { id: string } | { email: string },
  { userId, epoch }: Device,
): Promise<boolean> {
  const where = { AND: [of, { id: userId, deviceEpoch: epoch, disabledAt: null }] }
  return (await sql.user.count({ where })) > 0
}
