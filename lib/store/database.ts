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
  /** Connection string, for the LISTEN connection; null for the embedded one. */
  url: string | null
  /** Whether the embedded one can keep what is written; of a server, its administrators know. */
  isWritable(): Promise<boolean>
  close(): Promise<void>
}
