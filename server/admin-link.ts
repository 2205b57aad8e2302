// npm run admin:link -- EMAIL: prints a one-time link by which a person chooses a new password. For the last administrator,
// who has nobody to ask: whoever may read the database and the root key may do anything already.
import { CannotStart, readConfig } from '@/lib/config'
import { makeServerLinkIn } from '@/lib/composition/server-commands'
import { migrate } from '@/prisma/migrate'
import { openExistingDatabase } from './existing-database'
import { FolderInUse } from './folder-lock'
import { rootKeyOf } from './root-key'

const reasons: Record<string, string> = {
  not_found: 'There is no person with this e-mail address.',
  person_disabled: 'This person is disabled. A cloud administrator has to enable them first.',
}

async function print(email: string): Promise<void> {
  const config = readConfig()
  const database = await openExistingDatabase(config)
  try {
    const rootKey = await rootKeyOf(config, database)
    // The link lies in a table that a database of an earlier version does not have.
    await migrate(database)
    const made = await makeServerLinkIn({ config, database, rootKey, clock: () => new Date(), email })
    if (!made.ok) throw new CannotStart(reasons[made.failure.kind] ?? made.failure.kind)
    console.log(made.value.url)
    console.error(`It works once, until ${made.value.expiresAt.toISOString()}, while Keyturn runs.`)
  } finally {
    await database.close()
  }
}

try {
  const [email, ...others] = process.argv.slice(2)
  if (!email || others.length > 0) throw new CannotStart('Say whose: npm run admin:link -- EMAIL')
  await print(email)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  if (error instanceof FolderInUse) {
    console.error(
      'The embedded database serves one process: stop Keyturn, make the link, then start it again.',
    )
  }
  process.exitCode = 2
}
