// npm run audit:verify: walks the whole audit trail of the configured database and prints what it found.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, readConfig, type Config } from '@/lib/config'
import { verifyAuditTrailOf } from '@/lib/open-runtime'
import { openEmbeddedDatabase } from './embedded-database'
import { FolderInUse } from './folder-lock'
import { openPostgresDatabase } from './postgresql-database'
import { readRootKey } from './root-key'

/** Opens what is there; never makes a database or a key, for there would be nothing to verify. */
function openDatabase({ databaseUrl, dataDir }: Config) {
  if (databaseUrl) return openPostgresDatabase(databaseUrl)
  if (!['postgres', 'root.key'].every((name) => existsSync(join(dataDir, name)))) {
    throw new CannotStart(`There is no Keyturn database in ${dataDir}. Set DATA_DIR or DATABASE_URL.`)
  }
  return openEmbeddedDatabase(dataDir)
}

try {
  const config = readConfig()
  const database = await openDatabase(config)
  try {
    const rootKey = config.rootKey ?? (await readRootKey(config.dataDir))
    const { events, broken } = await verifyAuditTrailOf(database, rootKey)
    console.log(
      broken
        ? `The chain is broken at event ${broken.sequence}: ${broken.reason}. The ${events} before it are unaltered.`
        : `The chain holds: all ${events} events are unaltered and none is missing.`,
    )
    process.exitCode = broken ? 1 : 0
  } finally {
    await database.close()
  }
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  if (error instanceof FolderInUse) {
    console.error('The embedded database serves one process: use "Verify" on the page "Audit trail".')
  }
  process.exitCode = 2
}
