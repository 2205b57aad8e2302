import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/** An open database, whichever it is. */
export interface Database {
  kind: 'embedded' | 'postgresql'
  /** For PrismaClient. */
  adapter: SqlMigrationAwareDriverAdapterFactory
  /** For the migrations: one connection that nobody else uses. Disposing of it releases the locks that it holds. */
  connectAlone(): Promise<SqlDriverAdapter>
  /** Connection string, for the LISTEN connection; null for the embedded one. */
  url: string | null
  /** Whether the embedded one can keep what is written; of a server, its administrators know. */
  isWritable(): Promise<boolean>
  close(): Promise<void>
}
