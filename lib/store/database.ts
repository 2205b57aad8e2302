import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/**
 * An open database, whichever it is. Who waits for whom is decided here: each kind of work has connections of its own, which
 * no other can take from it (docs/decisions/0014-connections-of-their-own.md). The embedded database has one for all.
 */
export interface Database {
  kind: 'embedded' | 'postgresql'
  /** For PrismaClient: jobs and commands, whose statements take as long as they take. */
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** The same for pages and actions: a statement that takes longer than a person waits is cut off. */
  pages: SqlMigrationAwareDriverAdapterFactory
  /** The same for what machines wait for: two seconds, all in all. */
  machines: SqlMigrationAwareDriverAdapterFactory
  /** The same for whoever walks along everything: exports, and the verification of the audit trail. */
  exports: SqlMigrationAwareDriverAdapterFactory
  /** For the migrations: one connection that nobody else uses. Disposing of it releases the locks that it holds. */
  connectAlone(): Promise<SqlDriverAdapter>
  health: DatabaseHealth
  /** Connection string, for the LISTEN connection; null for the embedded one. */
  url: string | null
  /** Whether the embedded one can keep what is written; of a server, its administrators know. */
  isWritable(): Promise<boolean>
  close(): Promise<void>
}

/** Whether the database answers. */
export interface DatabaseHealth {
  /** It cannot be reached: whoever asks it is refused at once, until it can. */
  isAway(): boolean
  /** It is away, or a connection has just failed and nobody knows yet. */
  isTroubled(): boolean
  /** It is in trouble, or somebody has just waited for it in vain. */
  isFailing(): boolean
  /** A connection has failed, for a reason that nobody else tells: see whether it can be reached. */
  suspect(reason?: unknown): void
  /** Somebody waited in vain for one of the connections that there may be. */
  overloaded(): void
  /** Tells that it is away and back again, and that a connection failed and it can be reached all the same. */
  listen(listener: { gone(error: unknown): void; back(): void; unfounded(reason: unknown): void }): void
}

/** Of a database in the process, which is never away. */
export const alwaysHealthy: DatabaseHealth = {
  isAway: () => false,
  isTroubled: () => false,
  isFailing: () => false,
  suspect: () => {},
  overloaded: () => {},
  listen: () => {},
}
