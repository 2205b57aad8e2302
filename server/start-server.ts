import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import type { Losses } from '@/lib/composition/open-jobs'
import { openRuntime } from '@/lib/composition/open-runtime'
import { openPasswords } from '@/lib/passwords/passwords'
import { foldStoredTexts } from '@/lib/store/fold-stored-texts'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { openBackupDoor } from './backup-door'
import { explainFolder } from './data-folder'
import type { EmbeddedDatabase } from './embedded-database'
import { openHttpServer } from './http-server'
import { openPostgresDatabase } from './postgresql-database'
import { rootKeyOf } from './root-key'

/** A running Keyturn. */
export interface RunningServer {
  /** The address on which it listens. If PORT is 0, it has another port. */
  address: string
  /** The link to the set-up page, while no person exists. */
  setupLink: string | null
  /** Does the recurring background work now. */
  doRecurringWork(): void
  /** Finishes requests in flight, writes gathered data and closes the database. Returns what could not be written. */
  stop(): Promise<Losses>
}

/** What a server gets besides its configuration. */
export interface Surroundings {
  /** Whether pages are rebuilt when they change. */
  dev: boolean
  log: Logger
  /** The current time. */
  clock: () => Date
  /** bcrypt's cost for people's passwords. An argument, so that nothing in the environment can weaken them. */
  passwordCost: number
}

/**
 * Opens the database, migrates it, and serves people and machines. If the start fails, it closes what it opened.
 *
 * @throws {CannotStart} for a reason that the operator can fix
 */
export async function startServer(config: Config, surroundings: Surroundings): Promise<RunningServer> {
  const opened: Closing[] = []
  try {
    return await start(config, surroundings, opened)
  } catch (error) {
    // An error while closing must not hide the first one.
    await closeAll(opened).catch(() => {})
    throw config.databaseUrl ? error : await explainFolder(config.dataDir, error)
  }
}

/** Closes a resource. */
type Closing = () => Promise<void>

async function start(
  config: Config,
  { dev, log, clock, passwordCost }: Surroundings,
  opened: Closing[],
): Promise<RunningServer> {
  const embedded = config.databaseUrl ? null : await openEmbedded(config.dataDir)
  const database = embedded ?? (await openPostgresDatabase(config.databaseUrl ?? ''))
  opened.push(() => database.close())
  // Before anything is written, because a wrong key means another installation's database.
  const rootKey = await rootKeyOf(config, database)
  const { applied } = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'migrated the database')
  await foldStoredTexts(database)
  await seedCatalogue(database)
  const passwords = openPasswords(new URL('./password-worker.js', import.meta.url), passwordCost)
  const runtime = await openRuntime({ config, database, rootKey, passwords, log, clock })
  let losses: Losses = { uses: 0, credentials: 0, refusals: 0, reports: 0 }
  opened.push(async () => {
    losses = await runtime.close()
  })
  const http = await openHttpServer(runtime, { dev })
  opened.push(() => http.stop())
  const address = await http.listen()
  if (embedded) opened.push(await openDoorTo(embedded, config.dataDir, log))
  const setupLink = await runtime.firstStart()
  runtime.startJobs()
  return {
    address,
    setupLink,
    doRecurringWork: runtime.startJobs,
    async stop() {
      await closeAll(opened)
      return losses
    },
  }
}

/** Loads the embedded database only if it is used. */
async function openEmbedded(dataDir: string): Promise<EmbeddedDatabase> {
  const { openEmbeddedDatabase } = await import('./embedded-database')
  return openEmbeddedDatabase(dataDir)
}

/** Closes resources in reverse order. */
async function closeAll(opened: Closing[]): Promise<void> {
  for (const close of opened.toReversed()) await close()
}

/** If the socket cannot be created, Keyturn runs anyway, because a backup can be made while it is stopped. */
async function openDoorTo({ dump }: EmbeddedDatabase, dataDir: string, log: Logger): Promise<Closing> {
  try {
    return (await openBackupDoor(dataDir, dump, log)).close
  } catch (error) {
    log.warn({ err: error }, 'npm run backup cannot reach this process; stop it before you make a backup')
    return async () => {}
  }
}
