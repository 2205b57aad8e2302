import type { Database } from './database'
import { PrismaClient } from './generated/client'
import { credentialKeys, personKeys, uniqueName } from './search-keys'
import type { Sql } from './transaction'

/** How many rows are written at a time. */
const batchSize = 1000
const minutes = 60_000

/**
 * Computes the keys of texts that were stored before Keyturn made those keys itself. Texts are searched, sorted and compared
 * by them. If several processes start at once, one does it and the others wait, on the only connections that allow such a
 * long wait. All or nothing; if nothing is left to fold, this is one quick query per table.
 */
export async function foldStoredTexts(database: Database): Promise<void> {
  const prisma = new PrismaClient({ adapter: database.exports })
  if (!(await hasUnfolded(prisma))) return
  await prisma.$transaction(
    async (sql) => {
      await sql.$executeRaw`LOCK TABLE "Credential", "ServiceUser", "Group", "User" IN SHARE ROW EXCLUSIVE MODE`
      await foldNames(sql)
      await foldPeople(sql)
      while (await foldSomeCredentials(sql));
    },
    { maxWait: 10 * minutes, timeout: 10 * minutes },
  )
}

const unfolded = { where: { nameKey: null }, select: { id: true, name: true } } as const

async function hasUnfolded(sql: Sql): Promise<boolean> {
  const found = await Promise.all([
    sql.credential.findFirst(unfolded),
    sql.serviceUser.findFirst(unfolded),
    sql.group.findFirst(unfolded),
    sql.user.findFirst(unfolded),
  ])
  return found.some((row) => row !== null)
}

/** Two names that were different before and are equal now stay separate until one of them is edited. */
async function foldNames(sql: Sql): Promise<void> {
  for (const { id, name } of await sql.serviceUser.findMany({ ...unfolded, orderBy: { id: 'asc' } })) {
    const { nameKey } = uniqueName(name)
    const other = await sql.serviceUser.findFirst({ where: { nameKey, deletedAt: null } })
    await sql.serviceUser.update({ where: { id }, data: { nameKey: other ? `${nameKey}\n${id}` : nameKey } })
  }
  for (const { id, name } of await sql.group.findMany({ ...unfolded, orderBy: { id: 'asc' } })) {
    const { nameKey } = uniqueName(name)
    const other = await sql.group.findUnique({ where: { nameKey } })
    await sql.group.update({ where: { id }, data: { nameKey: other ? `${nameKey}\n${id}` : nameKey } })
  }
}

async function foldPeople(sql: Sql): Promise<void> {
  const people = await sql.user.findMany({
    where: { nameKey: null },
    select: { id: true, name: true, email: true },
  })
  for (const { id, ...person } of people) await sql.user.update({ where: { id }, data: personKeys(person) })
}

/** Returns false if there were none left. */
async function foldSomeCredentials(sql: Sql): Promise<boolean> {
  const rows = await sql.credential.findMany({
    where: { nameKey: null },
    select: { id: true, name: true, clientId: true, contactEmail: true, application: true },
    take: batchSize,
  })
  if (rows.length === 0) return false
  const keys = JSON.stringify(rows.map((row) => ({ id: row.id, ...credentialKeys(row) })))
  await sql.$executeRaw`
    UPDATE "Credential" AS c SET "nameKey" = k."nameKey", "searchText" = k."searchText"
    FROM jsonb_to_recordset(${keys}::jsonb) AS k("id" text, "nameKey" text, "searchText" text) WHERE c."id" = k."id"`
  return true
}
