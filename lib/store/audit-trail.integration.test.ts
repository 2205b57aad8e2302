import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'
import { PrismaClient } from './generated/client'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

function createOne() {
  return keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    submissionId: randomUUID(),
  })
}

async function verified() {
  const result = await keyturn.runtime.verifyAuditTrail(keyturn.administrator, {})
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}

/** Bypasses the triggers and changes the trail, as the owner of the database could. */
async function tamper(statement: string) {
  await prisma.$executeRawUnsafe('ALTER TABLE "AuditEvent" DISABLE TRIGGER USER')
  await prisma.$executeRawUnsafe(statement)
  await prisma.$executeRawUnsafe('ALTER TABLE "AuditEvent" ENABLE TRIGGER USER')
}

test('thirty changes at once make one chain without gaps or forks, and time never runs backwards', async () => {
  const results = await Promise.all(Array.from({ length: 30 }, createOne))
  expect(results.every((result) => result.ok)).toBe(true)
  const events = await prisma.auditEvent.findMany({ orderBy: { sequence: 'asc' } })
  expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => BigInt(index + 1)))
  const times = events.map((event) => event.time.getTime())
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(await verified()).toEqual({ events: events.length, broken: null })
})

test('UPDATE, DELETE and TRUNCATE are refused by the database', async () => {
  for (const statement of [
    `UPDATE "AuditEvent" SET "actorName" = 'nobody'`,
    'DELETE FROM "AuditEvent"',
    'TRUNCATE "AuditEvent"',
  ]) {
    await expect(prisma.$executeRawUnsafe(statement)).rejects.toThrow('append-only')
  }
})

// Each of these tests damages the trail further, so their order matters.
test('a changed event is found and named', async () => {
  await tamper(`UPDATE "AuditEvent" SET "targetName" = 'Another' WHERE "sequence" = 7`)
  expect((await verified()).broken).toEqual({
    sequence: 7n,
    reason: 'it has been altered',
  })
})

test('a missing event is found', async () => {
  await tamper(`DELETE FROM "AuditEvent" WHERE "sequence" = 5`)
  expect((await verified()).broken).toMatchObject({ sequence: 5n })
})

test('missing events at the end of the trail are found', async () => {
  await tamper(`DELETE FROM "AuditEvent" WHERE "sequence" >= 3`)
  expect((await verified()).broken).toEqual({
    sequence: 3n,
    reason: 'the newest events are missing',
  })
})
