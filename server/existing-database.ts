import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, type Config } from '@/lib/config'
import type { Database } from '@/lib/store/database'
import { openEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database'
import { openPostgresDatabase } from './postgresql-database'

/**
 * Opens an existing database for a command. Never creates a database or a key.
 *
 * @throws {CannotStart} if it does not exist, or another process has it open
 */
export function openExistingDatabase({ databaseUrl, dataDir }: Config): Promise<Database> {
  return databaseUrl ? openPostgresDatabase(databaseUrl) : openExistingEmbeddedDatabase(dataDir)
}

/** The same, for the embedded database only. */
export async function openExistingEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  if (!existsSync(join(dataDir, 'postgres'))) {
    throw new CannotStart(`There is no Keyturn database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`)
  }
  return openEmbeddedDatabase(dataDir)
}
