import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/**
 * An open database of either kind. Each kind of work has its own connections, which no other work can take
 * (docs/decisions/0014-connections-of-their-own.md). The embedded database has one connection for everything.
 */
export interface Database {
  kind: 'embedded' | 'postgresql'
  /** For PrismaClient: jobs and commands, whose statements have no time limit. */
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** The same for pages and actions: a statement is cancelled if it takes longer than a person would wait. */
  pages: SqlMigrationAwareDriverAdapterFactory
  /** The same for requests of machines: two seconds in total. */
  machines: SqlMigrationAwareDriverAdapterFactory
  /** The same for work that reads everything: exports, and verifying the audit trail. */
  exports: SqlMigrationAwareDriverAdapterFactory
  /** For migrations: one exclusive connection. Disposing of it releases its locks. */
  connectAlone(): Promise<SqlDriverAdapter>
  health: DatabaseHealth
  /** The connection string, for the LISTEN connection; null for the embedded database. */
  url: string | null
  /** Whether the embedded database can store data. A server is the responsibility of its administrators. */
  isWritable(): Promise<boolean>
  close(): Promise<void>
}

/** Whether the database is reachable. */
export interface DatabaseHealth {
  /** The database is unreachable: requests are refused at once until it is back. */
  isAway(): boolean
  /** The database is unreachable, or a connection has just failed and the cause is not known yet. */
  isTroubled(): boolean
  /** The database is in trouble, or a request has just timed out waiting for it. */
  isFailing(): boolean
  /** Reports that a connection failed for a reason that nothing else explains, to check whether the database is reachable. */
  suspect(reason?: unknown): void
  /** Reports a timeout while waiting for a free connection. */
  overloaded(): void
  /**
   * Calls the listener when the database becomes unreachable, when it is back, and when a failed connection was a false
   * alarm.
   */
  listen(listener: { gone(error: unknown): void; back(): void; unfounded(reason: unknown): void }): void
}

/** The health of an embedded database, which is always reachable. */
export const alwaysHealthy: DatabaseHealth = {
  isAway: () => false,
  isTroubled: () => false,
  isFailing: () => false,
  suspect: () => {},
  overloaded: () => {},
  listen: () => {},
}
