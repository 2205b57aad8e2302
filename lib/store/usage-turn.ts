import type { Sql } from './transaction'

/**
 * Makes writers of usage take turns until their transaction ends. No count is lost, there is no deadlock, and the limits on
 * addresses and scopes hold across all processes.
 */
export async function takeTurn(sql: Sql): Promise<void> {
  await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('keyturn usage'))`
}
