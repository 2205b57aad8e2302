import { hash } from 'bcryptjs'
import { pino } from 'pino'
import { readConfig, type Config } from '@/lib/config'
import type { Person, Stranger } from '@/lib/domain/principal'
import { proofOf } from '@/lib/domain/step-up'
import { ok, type Result } from '@/lib/domain/failure'
import { openRuntime, type Runtime } from '@/lib/composition/open-runtime'
import type { Database } from '@/lib/store/database'
import { migrate } from '@/prisma/migrate'
import { seedCatalogue } from '@/prisma/seed'
import { openEmbeddedDatabase } from '@/server/embedded-database'
import { openPostgresDatabase } from '@/server/postgresql-database'
import { rootKeyOf } from '@/server/root-key'
import { administrator } from './administrator'

const stranger: Stranger = { kind: 'stranger', address: '127.0.0.1', agent: 'bench' }

/** Prepares the configured database as the server would, with its first administrator, and closes it. */
export async function prepareDatabase<T>(
  work: (open: { database: Database; runtime: Runtime; person: Person }) => Promise<T>,
): Promise<T> {
  const config = readConfig()
  const database = await openDatabase(config)
  const rootKey = await rootKeyOf(config, database)
  await migrate(database)
  await seedCatalogue(database)
  const runtime = await openRuntime({
    config,
    database,
    rootKey,
    passwords: {
      hash: async (password) => ok(await hash(password.reveal(), 4)),
      matches: async () => ok(true),
    },
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
  })
  const result = await work({ database, runtime, person: await setUp(runtime) })
  await runtime.close()
  await database.close()
  return result
}

function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgresDatabase(config.databaseUrl) : openEmbeddedDatabase(config.dataDir)
}

async function setUp(runtime: Runtime): Promise<Person> {
  const link = new URL((await runtime.firstStart()) ?? '')
  const token = link.searchParams.get('token') ?? ''
  valueOf(await runtime.pages.may.setUp(stranger, { ...administrator, token }))
  const { sessionId } = valueOf(await runtime.pages.may.signIn(stranger, administrator))
  const session = await runtime.session.sessions.find(sessionId)
  if (!session) throw new Error('no session exists')
  const proof = { ...proofOf(session), at: new Date() }
  return { ...stranger, kind: 'person', ...session.person, sessionId, proof }
}

/** @throws if the result is a failure */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.failure.kind)
}
