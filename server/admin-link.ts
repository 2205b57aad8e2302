// npm run admin:link -- EMAIL [--remove-factors]: prints a one-time link with which a person chooses a new password, and removes
// their second factor and their sessions first if that is asked for. For the last administrator, who has nobody to ask. It needs no
// permission: a user who can read the database and the root key can do anything already.
import { CannotStart, readConfig } from '@/lib/config'
import { makeServerLinkIn } from '@/lib/composition/server-commands'
import { migrate } from '@/prisma/migrate'
import { openExistingDatabase } from './existing-database'
import { FolderInUse } from './folder-lock'
import { rootKeyOf } from './root-key'

const removal = '--remove-factors'

const reasons: Record<string, string> = {
  not_found: 'No person has this e-mail address.',
  person_disabled: 'This person is disabled. A cloud administrator must enable them first.',
}

async function print(email: string, removeFactors: boolean): Promise<void> {
  const config = readConfig()
  const database = await openExistingDatabase(config)
  try {
    const rootKey = await rootKeyOf(config, database)
    // A database of an earlier version does not have the table of links.
    await migrate(database)
    const made = await makeServerLinkIn({
      config,
      database,
      rootKey,
      clock: () => new Date(),
      email,
      removeFactors,
    })
    if (!made.ok) throw new CannotStart(reasons[made.failure.kind] ?? made.failure.kind)
    console.log(made.value.url)
    if (removeFactors)
      console.error(
        'This person has no two-factor sign-in and no session any more. If there were any, all cloud administrators are told.',
      )
    console.error(
      `The link works once, until ${made.value.expiresAt.toISOString()}. Start Keyturn before you open it.`,
    )
  } finally {
    await database.close()
  }
}

try {
  const given = process.argv.slice(2)
  const [email, ...others] = given.filter((word) => word !== removal)
  if (!email || others.length > 0)
    throw new CannotStart(`Give the e-mail address of the person: npm run admin:link -- EMAIL [${removal}]`)
  await print(email, given.includes(removal))
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  console.error(error.message)
  if (error instanceof FolderInUse) {
    console.error(
      'The embedded database serves one process. Stop Keyturn, create the link, then start Keyturn again.',
    )
  }
  process.exitCode = 2
}
