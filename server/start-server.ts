import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { exportToLibraries, type Config } from '@/lib/config'
import { openRuntime, type Runtime } from '@/lib/composition/open-runtime'
import { openPasswords } from '@/lib/passwords/passwords'
import { shareRuntime } from '@/lib/runtime'
import type { Database } from '@/lib/store/database'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { consoleDoor } from './console'
import { openEmbeddedDatabase } from './embedded-database'
import { openPostgresDatabase } from './postgresql-database'
import { readRootKey } from './root-key'

/** A Keyturn that listens. */
export interface RunningServer {
  runtime: Runtime
  /** Where it listens, which differs from PORT when that is 0. */
  address: string
  /** The link to the set-up page while there is nobody. */
  setupLink: string | null
  /** Ends requests in flight, writes what was gathered, closes the database. */
  stop(): Promise<void>
}

/** Milliseconds that requests in flight have to end. */
const patience = 10_000

/** Opens the database, migrates it, and serves people and machines. */
export async function startServer(config: Config, dev: boolean, clock: () => Date): Promise<RunningServer> {
  const log = pino({ level: config.logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
  const database = await openDatabase(config)
  try {
    const { applied } = await migrate(database)
    if (applied.length > 0) log.info({ applied }, 'migrated the database')
    await seedCatalogue(database)
    const rootKey = config.rootKey ?? (await readRootKey(config.dataDir))
    const passwords = openPasswords(new URL('./password-worker.js', import.meta.url))
    const runtime = await openRuntime({ config, database, rootKey, passwords, log, clock })
    const loggerInstance: FastifyBaseLogger = log
    const app = fastify({
      loggerInstance,
      // The console logs its own requests; machines' are counted, not written down one by one.
      logController: new LogController({ disableRequestLogging: true }),
      // Behind a proxy that keeps its connections for 60 s, ours must live longer.
      keepAliveTimeout: 65_000,
    })
    await open(app, runtime, dev)
    const address = await app.listen({ host: config.host, port: config.port })
    return {
      runtime,
      address,
      setupLink: await runtime.firstStart(),
      stop: () => stop(app, runtime, database),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgresDatabase(config.databaseUrl) : openEmbeddedDatabase(config.dataDir)
}

async function open(app: FastifyInstance, runtime: Runtime, dev: boolean): Promise<void> {
  const { role, publicUrl } = runtime.config
  await app.register(runtime.machineDoors.health)
  if (role !== 'console') await app.register(runtime.machineDoors.tokenService)
  if (role === 'token-service') return
  shareRuntime(runtime)
  exportToLibraries({ NEXTAUTH_URL: publicUrl, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: runtime.serverActionsKey })
  await consoleDoor(app, runtime, dev)
}

async function stop(app: FastifyInstance, runtime: Runtime, database: Database): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), patience)
  await app.close()
  clearTimeout(deadline)
  await runtime.close()
  await database.close()
}
