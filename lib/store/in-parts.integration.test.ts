import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database'
import { openTestDatabase } from '@/prisma/test-database'
import type { PrismaClient } from './generated/client'
import { partSize } from './in-parts'
import { readNamedCredentials } from './named-credentials'
import { keepNotices } from './notices'
import { readServiceUsers } from './service-users'
import { clientThatCounts } from './test-rows-touched'

const count = 2 * partSize + 3
let database: Database
let counting: ReturnType<typeof clientThatCounts>

beforeAll(async () => {
  database = await openTestDatabase()
  counting = clientThatCounts(database)
  const run = (statement: string) => counting.client.$executeRawUnsafe(statement)
  // Few different names, so that the order of many rows depends on the id.
  await run(`INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt")
    SELECT 'p' || n, 'p' || n || '@example.com', 'Person ' || n % 3, 'person ' || n % 3, concat_ws(E'\\n', 'person ' || n % 3, 'p' || n || '@example.com'), 'auditor', now() FROM generate_series(1, ${count}) AS n`)
  await run(
    `INSERT INTO "Group" ("id", "name", "nameKey", "accountAlertsInConsole") VALUES ('all', 'All', 'all', true), ('none', 'None', 'none', true)`,
  )
  await run(`INSERT INTO "GroupMember" ("groupId", "userId") SELECT 'all', "id" FROM "User"`)
  await run(`INSERT INTO "Session" ("id", "userId", "createdAt", "lastSeenAt", "address", "agent")
    SELECT "id", "id", now(), now(), '', '' FROM "User"`)
  await run(`INSERT INTO "ServiceUser" ("id", "name", "nameKey", "ownerId", "createdAt")
    SELECT 's' || n, 'Service user ' || n, 'service user ' || n, 'p' || n, now() FROM generate_series(1, ${count}) AS n`)
  await run(`INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "nameKey", "searchText", "networks", "createdAt", "expiresAt", "ownerId")
    SELECT 'c' || n, 'api_client', 'c' || n, 'c' || n, 'Client', 'client', 'client', '{}', now(), '2031-01-01', 'p' || n FROM generate_series(1, ${count}) AS n`)
})
afterAll(() => database.close())

const viewer = { role: 'cloud_administrator', productIds: [] } as const
const viewed = { ...viewer, productIds: [] as string[] }

test.each<[string, (client: PrismaClient) => Promise<{ id: string }[]>]>([
  ['service users', (client) => readServiceUsers(client).list()],
  ['recipients of the digest', (client) => keepNotices(client).digestRecipients()],
  [
    'credentials that expire',
    (client) => readNamedCredentials(client).expiring(viewed, new Date('2030-12-31'), new Date('2031-01-02')),
  ],
])('%s are all read, each once, and no query contains a list of them', async (_what, read) => {
  let rows: { id: string }[] = []
  const values = await counting.mostValues(async () => {
    rows = await read(counting.client)
  })
  expect(new Set(rows.map(({ id }) => id)).size).toBe(count)
  expect(rows).toHaveLength(count)
  expect(values).toBeLessThan(partSize + 20)
})
