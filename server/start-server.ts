import type { Logger } from 'pino'
import type { Config } from '@/lib/config'
import { openRuntime } from '@/lib/composition/open-runtime'
import { openPasswords } from '@/lib/passwords/passwords'
import type { Database } from '@/lib/store/database'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { openEmbeddedDatabase } from './embedded-database'
import { openHttpServer } from './http-server'
import { openPostgresDatabase } from './postgresql-database'
import { readRootKey } from './root-key'

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

/** Opens the database, migrates it, and serves people and machines. */
export async function startServer(config: Config, { dev, log, clock }: Surroundings): Promise<RunningServer> {
  const database = await openDatabase(config)
  try {
    const { applied } = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'migrated the database')
    await seedCatalogue(database)
    const rootKey = config.rootKey ?? (await readRootKey(config.dataDir))
    const passwords = openPasswords(new URL('./password-worker.js', import.meta.url))
    const runtime = await openRuntime({ config, database, rootKey, passwords, log, clock })
    const http = await openHttpServer(runtime, { dev })
    const address = await http.listen()
    return {
      address,
      setupLink: await runtime.firstStart(),
      async stop() {
        await http.stop()
        const losses = await runtime.close()
        await database.close()
        return losses
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgresDatabase(config.databaseUrl) : openEmbeddedDatabase(config.dataDir)
}
