import { randomUUID } from 'node:crypto'
import { hash } from 'bcryptjs'
import { pino } from 'pino'
import { readConfig, type Config } from '@/lib/config'
import type { Person, Stranger } from '@/lib/domain/actor'
import type { Result } from '@/lib/domain/failure'
import { openRuntime, type Runtime } from '@/lib/open-runtime'
import type { Database } from '@/lib/store/database'
import { migrate } from '@/prisma/migrate'
import { openEmbeddedDatabase } from '@/server/embedded-database'
import { openPostgresDatabase } from '@/server/postgresql-database'
import { readRootKey } from '@/server/root-key'
import { answerQuestions } from './helper'

export interface CredentialsWanted {
  /** API clients whose secrets are wanted. */
  used: number
  /** Credentials that only fill the tables. */
  stored: number
}

export interface Client {
  id: string
  secret: string
}

const stranger: Stranger = { kind: 'stranger', address: '127.0.0.1', agent: 'bench' }
const administrator = { name: 'Bench', email: 'bench@example.com', password: 'correct horse battery' }

answerQuestions(async ({ used, stored }: CredentialsWanted): Promise<Client[]> => {
  const config = readConfig()
  const database = await openDatabase(config)
  await migrate(database)
  const runtime = await openRuntime({
    config,
    database,
    rootKey: config.rootKey ?? (await readRootKey(config.dataDir)),
    passwords: { hash: (password) => hash(password, 4), matches: async () => true },
    log: pino({ level: 'silent' }),
    clock: () => new Date(),
  })
  const person = await setUp(runtime)
  const clients: Client[] = []
  while (clients.length < used) clients.push(await createClient(runtime, person, clients.length))
  await fillTables(database, stored)
  await runtime.close()
  await database.close()
  return clients
})

function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgresDatabase(config.databaseUrl) : openEmbeddedDatabase(config.dataDir)
}

async function setUp(runtime: Runtime): Promise<Person> {
  const link = new URL((await runtime.firstStart()) ?? '')
  const token = link.searchParams.get('token') ?? ''
  valueOf(await runtime.setUp(stranger, { ...administrator, token }))
  const { sessionId } = valueOf(await runtime.signIn(stranger, administrator))
  const session = await runtime.sessions.find(sessionId)
  if (!session) throw new Error('there is no session')
  return { ...stranger, kind: 'person', ...session.person, sessionId }
}

async function createClient(runtime: Runtime, person: Person, number: number): Promise<Client> {
  const created = valueOf(
    await runtime.createApiClient(person, {
      name: `Client ${number}`,
      description: '',
      contactEmail: '',
      application: '',
      grants: [],
      authorization: 'cloud_administrator',
      productIds: [],
      restrictToNetworks: false,
      allowedAddresses: '',
      expiresAt: '',
      timeZone: 'UTC',
      submissionId: randomUUID(),
    }),
  )
  return { id: created.client.clientId, secret: created.secret.reveal() }
}

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(result.failure.kind)
}

/** Rows like those that `createApiClient` writes; one by one, a hundred thousand would take minutes. */
async function fillTables(database: Database, count: number): Promise<void> {
  const connection = await database.connectAlone()
  await connection.executeScript(`
    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "networks", "createdAt")
      SELECT gen_random_uuid(), 'api_client', 'kt_' || lpad(n::text, 24, '0'), gen_random_uuid(), 'Stored ' || n, '{}', now()
      FROM generate_series(1, ${Math.floor(count)}) AS n;
    INSERT INTO "Secret" ("id", "credentialId", "hash", "hint", "createdAt")
      SELECT gen_random_uuid(), "id", sha256("id"::bytea), 'none', "createdAt"
      FROM "Credential" WHERE "name" LIKE 'Stored %';
    ANALYZE;`)
  await connection.dispose()
}
