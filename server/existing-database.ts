import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, type Config } from '@/lib/config'
import type { Database } from '@/lib/store/database'
import { openEmbeddedDatabase } from './embedded-database'
import { openPostgresDatabase } from './postgresql-database'

/**
 * Opens what is there, for a command beside the server; never makes a database or a key.
 *
 * @throws {CannotStart} when there is none, or another process has it open
 */
export function openExistingDatabase({ databaseUrl, dataDir }: Config): Promise<Database> {
  if (databaseUrl) return openPostgresDatabase(databaseUrl)
  if (!existsSync(join(dataDir, 'postgres'))) {
    throw new CannotStart(`There is no Keyturn database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`)
  }
  return openEmbeddedDatabase(dataDir)
}
