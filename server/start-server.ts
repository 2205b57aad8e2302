import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import { openRuntime } from '@/lib/composition/open-runtime'
import { openPasswords } from '@/lib/passwords/passwords'
import type { Database } from '@/lib/store/database'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { explainFolder } from './data-folder'
import { openEmbeddedDatabase } from './embedded-database'
import { openHttpServer } from './http-server'
import { openPostgresDatabase } from './postgresql-database'
import { rootKeyOf } from './root-key'

/** A Keyturn that listens. */
export interface RunningServer {
  /** Where it listens, which differs from PORT when that is 0. */
  address: string
  /** The link to the set-up page while there is nobody. */
  setupLink: string | null
  /** Ends requests in flight, writes what was gathered, closes the database; gives what could not be written. */
  stop(): Promise<{ uses: number; credentials: number }>
}

interface Surroundings {
  /** Whether pages are rebuilt as they change. */
  dev: boolean
  log: Logger
  /** What time it is. */
  clock: () => Date
}

/**
 * Opens the database, migrates it, and serves people and machines. A start that fails closes again what it opened.
 *
 * @throws {CannotStart} for a reason that whoever runs Keyturn can mend
 */
export async function startServer(config: Config, surroundings: Surroundings): Promise<RunningServer> {
  const opened: Closing[] = []
  try {
    return await start(config, surroundings, opened)
  } catch (error) {
    // What cannot be closed any more must not hide why.
    await closeAll(opened).catch(() => {})
    throw config.databaseUrl ? error : await explainFolder(config.dataDir, error)
  }
}

/** Closes something that was opened. */
type Closing = () => Promise<void>

async function start(
  config: Config,
  { dev, log, clock }: Surroundings,
  opened: Closing[],
): Promise<RunningServer> {
  const database = await openDatabase(config)
  opened.push(() => database.close())
  // Before anything is written: with a wrong key this is another's database.
  const rootKey = await rootKeyOf(config, database)
  const { applied } = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'migrated the database')
  await seedCatalogue(database)
  const passwords = openPasswords(new URL('./password-worker.js', import.meta.url))
  const runtime = await openRuntime({ config, database, rootKey, passwords, log, clock })
  let losses = { uses: 0, credentials: 0 }
  opened.push(async () => {
    losses = await runtime.close()
  })
  const http = await openHttpServer(runtime, { dev })
  opened.push(() => http.stop())
  const address = await http.listen()
  const setupLink = await runtime.firstStart()
  runtime.startJobs()
  return {
    address,
    setupLink,
    async stop() {
      await closeAll(opened)
      return losses
    },
  }
}

/** What was opened last is closed first. */
async function closeAll(opened: Closing[]): Promise<void> {
  for (const close of opened.toReversed()) await close()
}

function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgresDatabase(config.databaseUrl) : openEmbeddedDatabase(config.dataDir)
}
