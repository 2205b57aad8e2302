// npm run audit:verify: verifies the whole audit trail of the configured database and prints the result.
import { CannotStart, readConfig } from '@/lib/config'
import { verifyAuditTrailOf } from '@/lib/composition/server-commands'
import { FolderInUse } from './folder-lock'
import { openExistingDatabase } from './existing-database'
import { rootKeyOf } from './root-key'

try {
  const config = readConfig()
  const database = await openExistingDatabase(config)
  try {
    const rootKey = await rootKeyOf(config, database)
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
    console.error(
      'The embedded database serves one process. Use "Verify" on the "Audit trail" page, or stop Keyturn first.',
    )
  }
  process.exitCode = 2
}
