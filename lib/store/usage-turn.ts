import type { Sql } from './transaction'

/**
 * Makes everybody who writes usage take turns, until their transaction ends: no count is lost, nobody locks another
 * out, and the most that is told apart holds for all processes together.
 */
export async function takeTurn(sql: Sql): Promise<void> {
  await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn usage'))`
}
