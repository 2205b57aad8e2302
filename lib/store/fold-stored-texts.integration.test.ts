import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from '@/prisma/migrate'
import { migrationsFolder, readMigrations } from '@/prisma/migration-files'
import { openEmptyDatabase } from '@/prisma/test-database'
import type { Database } from './database'
import { foldStoredTexts } from './fold-stored-texts'
import { PrismaClient } from './generated/client'
import { credentialKeys } from './search-keys'
import { readTrailSubjects } from './trail-subjects'

const foldedText = '20261126090000_folded_text'

let database: Database
let prisma: PrismaClient

/** A database in the state before Keyturn folded texts itself. */
beforeEach(async () => {
  database = await openEmptyDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-migrations-'))
  await cp(migrationsFolder, folder, { recursive: true })
  for (const { name } of await readMigrations())
    if (name >= foldedText) await rm(join(folder, name), { recursive: true })
  await migrate(database, { folder })
  await rm(folder, { recursive: true })
  prisma = new PrismaClient({ adapter: database.adapter })
})
afterEach(async () => {
  await prisma.$disconnect()
  await database.close()
})

const listed = (row: object, before: string) =>
  Object.keys(row)
    .map((column) => `${before}${column}"`)
    .join(', ')

/** Writes a row with a statement of that time. */
const insert = (table: string, row: Record<string, unknown>) =>
  prisma.$executeRawUnsafe(
    `INSERT INTO "${table}" (${listed(row, '"')})
     SELECT ${listed(row, 'r."')} FROM jsonb_populate_record(NULL::"${table}", $1::jsonb) AS r`,
    JSON.stringify(row),
  )
const createdAt = '2026-11-22T08:00:00Z'
const client = (id: string, fields: object) =>
  insert('Credential', {
    id,
    clientId: `kt_${id}`,
    submissionId: id,
    kind: 'api_client',
    createdAt,
    networks: [],
    ...fields,
  })

async function upgrade(): Promise<void> {
  await migrate(database)
  await Promise.all([foldStoredTexts(database), foldStoredTexts(database)])
}

test('texts stored before are found like texts stored now, and are in NFC', async () => {
  await client('ascii', { name: 'Billing Export', contactEmail: 'Ops@Example.com', application: 'Automate' })
  await client('turkish', { name: 'İstanbul' })
  await client('decomposed', { name: 'E\u0301lan', description: 'Cafe\u0301', application: 'A\u0308pfel' })
  await client('application', { name: 'Plain', application: 'Straße' })
  await client('deleted', { name: 'Größe', deletedAt: createdAt })
  await insert('User', {
    id: 'u',
    email: 'u@example.com',
    name: 'Zoe\u0308',
    role: 'auditor',
    createdAt,
    timeZone: 'UTC',
    signInEpoch: 1,
  })
  await upgrade()

  const rows = await prisma.credential.findMany()
  expect(rows).toHaveLength(5)
  for (const row of rows) expect(row).toMatchObject(credentialKeys(row))
  expect(rows.find((row) => row.id === 'decomposed')).toMatchObject({
    name: '\u00C9lan',
    description: 'Caf\u00E9',
    application: '\u00C4pfel',
    searchText: 'élan\nkt_decomposed\n\näpfel',
  })
  expect(await prisma.user.findMany({ select: { name: true, nameKey: true, searchText: true } })).toEqual([
    { name: 'Zo\u00EB', nameKey: 'zo\u00EB', searchText: 'zo\u00EB\nu@example.com' },
  ])
})

test('two names that are now equal both stay, and can still be distinguished', async () => {
  const group = (id: string, name: string) =>
    insert('Group', { id, name, accountAlertsInConsole: false, accountAlertsByEmail: false })
  const user = (id: string, name: string, fields: object = {}) =>
    insert('ServiceUser', { id, name, description: '', createdAt, ...fields })
  for (const [id, name] of [
    ['a', 'Größe'],
    ['b', 'Grösse'],
    ['c', 'GROSSE'],
    ['d', 'E\u0301'],
    ['e', '\u00C9'],
  ] as const) {
    await group(id, name)
    await user(id, name)
  }
  await user('f', 'Größe', { deletedAt: createdAt })
  await upgrade()

  const names = { select: { id: true, name: true, nameKey: true }, orderBy: { id: 'asc' } } as const
  for (const found of [
    await prisma.group.findMany(names),
    await prisma.serviceUser.findMany({ ...names, where: { deletedAt: null } }),
  ]) {
    expect(found.map(({ nameKey }) => nameKey)).toEqual(['grösse', 'grösse\nb', 'grosse', 'é', 'é\ne'])
    expect(found.map(({ name }) => name)).toEqual(['Größe', 'Grösse', 'GROSSE', expect.any(String), '\u00C9'])
  }
})

test('people who were deleted earlier are still found by their names', async () => {
  await insert('AuditEvent', {
    sequence: 1,
    time: createdAt,
    actorName: 'Ada',
    action: 'person.deleted',
    targetKind: 'person',
    targetId: 'p1',
    targetName: 'Anna Straße',
    sourceAddress: '',
    outcome: 'done',
    detail: '{}',
    previousHash: '',
    hash: '',
  })
  await upgrade()
  for (const text of ['straße', 'ANNA', 'na stra'])
    expect(await readTrailSubjects(prisma).people(text, 10), text).toMatchObject([
      { id: 'p1', isDeleted: true },
    ])
})

test('a name that NFC would make too long stays unchanged', async () => {
  const name = '\u0958'.repeat(100)
  await client('long', { name })
  await upgrade()
  expect(await prisma.credential.findMany()).toMatchObject([
    { name, ...credentialKeys({ name, clientId: 'kt_long' }) },
  ])
})

test('more rows than one batch are all folded', async () => {
  await prisma.$executeRaw`
    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "networks", "createdAt")
    SELECT n, 'api_client', n, n, 'É ' || n, '{}', now() FROM generate_series(1, 2500) AS n`
  await upgrade()
  expect(await prisma.credential.count({ where: { nameKey: { startsWith: 'é ' } } })).toBe(2500)
})
