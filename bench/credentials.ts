import { randomUUID } from 'node:crypto'
import type { Person } from '@/lib/domain/principal'
import type { Runtime } from '@/lib/composition/open-runtime'
import type { Database } from '@/lib/store/database'
import { answerQuestions } from './helper'
import { prepareDatabase, valueOf } from './prepared-database'

export interface CredentialsWanted {
  /** The number of API clients whose secrets are returned. */
  used: number
  /** The number of credentials that only fill the tables. */
  stored: number
}

export interface Client {
  id: string
  secret: string
}

answerQuestions(({ used, stored }: CredentialsWanted): Promise<Client[]> =>
  prepareDatabase(async ({ database, runtime, person }) => {
    const clients: Client[] = []
    while (clients.length < used) clients.push(await createClient(runtime, person, clients.length))
    await fillTables(database, stored)
    return clients
  }),
)

async function createClient(runtime: Runtime, person: Person, number: number): Promise<Client> {
  const created = valueOf(
    await runtime.pages.may.createApiClient(person, {
      name: `Client ${number}`,
      description: '',
      contactEmail: null,
      application: null,
      grants: [],
      authorization: 'cloud_administrator',
      productIds: [],
      networks: [],
      expiresAt: null,
      submissionId: randomUUID(),
    }),
  )
  return { id: created.client.clientId, secret: created.secret.reveal() }
}

/** Inserts the rows that `createApiClient` would write, in bulk: a hundred thousand calls would take minutes. */
async function fillTables(database: Database, count: number): Promise<void> {
  const connection = await database.connectAlone()
  await connection.executeScript(`
    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "nameKey", "searchText", "networks", "createdAt")
      SELECT gen_random_uuid(), 'api_client', 'kt_' || lpad(n::text, 24, '0'), gen_random_uuid(), 'Stored ' || n, 'stored ' || n, 'stored ' || n, '{}', now()
      FROM generate_series(1, ${Math.floor(count)}) AS n;
    INSERT INTO "Secret" ("id", "credentialId", "hash", "hint", "createdAt")
      SELECT gen_random_uuid(), "id", sha256("id"::bytea), 'none', "createdAt"
      FROM "Credential" WHERE "name" LIKE 'Stored %';
    ANALYZE;`)
  await connection.dispose()
}
