import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import { openRuntime } from '@/lib/composition/open-runtime'
import { openPasswords } from '@/lib/passwords/passwords'
import { foldStoredTexts } from '@/lib/store/fold-stored-texts'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { openBackupDoor } from './backup-door'
import { explainFolder } from './data-folder'
import { openEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database'
import { openHttpServer } from './http-server'
import { openPostgresDatabase } from './postgresql-database'
import { rootKeyOf } from './root-key'

/** A Keyturn that listens. */
export interface RunningServer {
  /** Where it listens, which differs from PORT when that is 0. */
  address: string
  /** The link to the set-up page while there is nobody. */
  setupLink: string | null
  /** Has it do now what it does by itself every few minutes. */
  doRecurringWork(): void
  /** Ends requests in flight, writes what was gathered, closes the database; gives what could not be written. */
  stop(): Promise<{ uses: number; credentials: number }>
}

/** What a server is given that no configuration decides. */
export interface Surroundings {
  /** Whether pages are rebuilt as they change. */
  dev: boolean
  log: Logger
  /** What time it is. */
  clock: () => Date
  /** bcrypt's cost for people's passwords: an argument, so that nothing in the environment can weaken them. */
  passwordCost: number
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
  { dev, log, clock, passwordCost }: Surroundings,
  opened: Closing[],
): Promise<RunningServer> {
  const embedded = config.databaseUrl ? null : await openEmbeddedDatabase(config.dataDir)
  const database = embedded ?? (await openPostgresDatabase(config.databaseUrl ?? ''))
  opened.push(() => database.close())
  // Before anything is written: with a wrong key this is another's database.
  const rootKey = await rootKeyOf(config, database)
  const { applied } = await migrate(database)
  if (applied.length > 0) log.info({ applied }, 'migrated the database')
  await foldStoredTexts(database)
  await seedCatalogue(database)
  const passwords = openPasswords(new URL('./password-worker.js', import.meta.url), passwordCost)
  const runtime = await openRuntime({ config, database, rootKey, passwords, log, clock })
  let losses = { uses: 0, credentials: 0 }
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

/** What was opened last is closed first. */
async function closeAll(opened: Closing[]): Promise<void> {
  for (const close of opened.toReversed()) await close()
}

/** Where a socket cannot be made, Keyturn runs all the same: there is another way to a backup. */
async function openDoorTo({ dump }: EmbeddedDatabase, dataDir: string, log: Logger): Promise<Closing> {
  try {
    return (await openBackupDoor(dataDir, dump, log)).close
  } catch (error) {
    log.warn({ err: error }, 'npm run backup cannot reach this process; stop it before you make a backup')
    return async () => {}
  }
}
