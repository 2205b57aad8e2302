import type { PersonProfile } from '@/lib/domain/person'
import type { ChangePeople, NewPerson, PersonFields, ReadPeople } from '@/lib/ports/people'
import { foldText } from '@/lib/domain/text'
import { inParts } from './in-parts'
import { personColumns, toPersonProfile } from './person-rows'
import { keyedName } from './search-keys'
import type { Sql } from './transaction'

/** People as pages, sign-in and set-up read them. */
export function readPeople(sql: Sql) {
  return {
    async any(): Promise<boolean> {
      return (await sql.user.findFirst({ select: { id: true } })) !== null
    },

    findByEmail(email: string) {
      return sql.user.findUnique({
        where: { email },
        select: {
          id: true,
          name: true,
          email: true,
          passwordHash: true,
          disabledAt: true,
          signInEpoch: true,
        },
      })
    },

    async list() {
      const [rows, refused] = await Promise.all([
        inParts((part) =>
          sql.user.findMany({
            ...part,
            select: personColumns,
            orderBy: [{ name: 'asc' }, { email: 'asc' }, { id: 'asc' }],
          }),
        ),
        sql.refusedAddress.findMany({
          where: { markedAt: { not: null } },
          select: { address: true, markedAt: true },
        }),
      ])
      const since = new Map(refused.map(({ address, markedAt }) => [address, markedAt]))
      return rows.map((row) => ({ ...toPersonProfile(row), mailRefusedSince: since.get(row.email) ?? null }))
    },
  } satisfies ReadPeople
}

const administrators = 'Administrators'
const productsOf = (ids: string[]) => ids.map((productId) => ({ productId }))
const membershipsOf = (groupIds: string[]) => groupIds.map((groupId) => ({ groupId }))

const newEpoch = { signInEpoch: { increment: 1 } }

/** Locks a person until the transaction ends. NO KEY, so that statements that only refer to them need not wait. */
export async function lockPerson(sql: Sql, id: string): Promise<void> {
  await sql.$queryRaw`SELECT 1 FROM "User" WHERE "id" = ${id} FOR NO KEY UPDATE`
}

/** People as a transaction changes them. */
export function changePeople(sql: Sql) {
  return {
    /** True if no person exists; then no other transaction can get the same answer until this one has ended. */
    async lockWhenEmpty(): Promise<boolean> {
      await sql.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`
      return (await sql.user.count()) === 0
    },

    /** Creates no person if the e-mail address is taken. */
    async insert({ productIds, groupIds, ...person }: NewPerson): Promise<{ created: boolean }> {
      const other = await sql.user.findUnique({ where: { email: person.email }, select: { id: true } })
      if (other) return { created: false }
      await sql.user.create({
        data: {
          ...person,
          ...keyedName(person.name),
          products: { create: productsOf(productIds) },
          memberships: { create: membershipsOf(groupIds) },
        },
      })
      return { created: true }
    },

    /** Adds a person to the first group, which is subscribed to account alerts in the console and by e-mail. */
    async joinAdministrators(userId: string): Promise<void> {
      await sql.group.upsert({
        where: { nameKey: foldText(administrators) },
        create: {
          id: 'administrators',
          ...keyedName(administrators),
          accountAlertsInConsole: true,
          accountAlertsByEmail: true,
          members: { create: { userId } },
        },
        update: { members: { create: { userId } } },
      })
    },

    async lock(id: string): Promise<PersonProfile | null> {
      await lockPerson(sql, id)
      const row = await sql.user.findUnique({ where: { id }, select: personColumns })
      return row && toPersonProfile(row)
    },

    async lockSignIn(id: string): Promise<{ disabledAt: Date | null; signInEpoch: number } | null> {
      await lockPerson(sql, id)
      return sql.user.findUnique({ where: { id }, select: { disabledAt: true, signInEpoch: true } })
    },

    /** In the order of their ids, so that two transactions never deadlock. */
    async lockAdministrators(): Promise<string[]> {
      const rows = await sql.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "User"
        WHERE "role" = 'cloud_administrator' AND "disabledAt" IS NULL AND "passwordHash" IS NOT NULL
        ORDER BY "id" FOR NO KEY UPDATE`
      return rows.map((row) => row.id)
    },

    async update(id: string, { productIds, groupIds, ...fields }: PersonFields): Promise<PersonProfile> {
      await sql.groupMember.deleteMany({ where: { userId: id } })
      await sql.productAdministrator.deleteMany({ where: { userId: id } })
      const row = await sql.user.update({
        where: { id },
        data: {
          ...fields,
          ...keyedName(fields.name),
          products: { create: productsOf(productIds) },
          memberships: { create: membershipsOf(groupIds) },
        },
        select: personColumns,
      })
      return toPersonProfile(row)
    },

    async setDisabled(id: string, since: Date | null): Promise<void> {
      await sql.user.update({ where: { id }, data: { disabledAt: since, ...newEpoch } })
    },

    async setPassword(id: string, passwordHash: string): Promise<void> {
      await sql.user.update({ where: { id }, data: { passwordHash, ...newEpoch } })
    },

    async updateAccount(id: string, fields: { name?: string; timeZone?: string }): Promise<void> {
      const { name, ...others } = fields
      const data = name === undefined ? others : { ...others, ...keyedName(name) }
      await sql.user.update({ where: { id }, data })
    },

    hold(ids: string[]): Promise<{ id: string }[]> {
      return sql.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR KEY SHARE`
    },

    async delete(id: string): Promise<void> {
      await sql.user.delete({ where: { id } })
    },
  } satisfies ChangePeople
}
