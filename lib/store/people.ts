import type { PersonProfile, PersonState, TwoFactorFilter } from '@/lib/domain/person'
import { foldText } from '@/lib/domain/text'
import type { HoldersAsked } from '@/lib/ports/catalogue'
import type {
  AccountFields,
  ChangePeople,
  NewPerson,
  PeopleAsked,
  PersonFields,
  ReadPeople,
} from '@/lib/ports/people'
import { Prisma } from './generated/client'
import { holdersWhere, named } from './holdings'
import { literal } from './like'
import { readNamePage } from './name-pages'
import { personColumns, toPersonProfile } from './person-rows'
import { personKeys, uniqueName } from './search-keys'
import type { Sql } from './transaction'

/** The same rule as `personState`, as a condition for the database. */
const inState: Record<PersonState, Prisma.UserWhereInput> = {
  active: { disabledAt: null, passwordHash: { not: null } },
  invited: { disabledAt: null, passwordHash: null },
  disabled: { disabledAt: { not: null } },
}

/** The same rule as `hasSecondFactor`, as a condition for the database. */
const hasSecondFactor: Prisma.UserWhereInput = {
  OR: [{ authenticator: { is: { confirmedAt: { not: null } } } }, { passkeys: { some: {} } }],
}
const filteredBy: Record<TwoFactorFilter, Prisma.UserWhereInput> = {
  with: hasSecondFactor,
  without: { NOT: hasSecondFactor },
}

/** The cloud administrators who can sign in. */
const administrates = Prisma.sql`"role" = 'cloud_administrator' AND "disabledAt" IS NULL AND "passwordHash" IS NOT NULL`

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

    async page({ role, state, twoFactor, search, ...asked }: PeopleAsked) {
      const where = {
        ...(search && { searchText: { contains: literal(foldText(search)) } }),
        ...(role && { role }),
        ...(state && inState[state]),
        ...(twoFactor && filteredBy[twoFactor]),
      }
      const { rows, ...page } = await readNamePage(
        {
          read: ({ where: place, ...part }) =>
            sql.user.findMany({
              where: { AND: [where, place] },
              select: { ...personColumns, nameKey: true },
              ...part,
            }),
          count: (most) => sql.user.count({ where, orderBy: { id: 'asc' }, take: most }),
        },
        asked,
      )
      const refused = await sql.refusedAddress.findMany({
        where: { markedAt: { not: null }, address: { in: rows.map(({ email }) => email) } },
        select: { address: true, markedAt: true },
      })
      const since = new Map(refused.map(({ address, markedAt }) => [address, markedAt]))
      return {
        ...page,
        rows: rows.map((row) => ({
          ...toPersonProfile(row),
          mailRefusedSince: since.get(row.email) ?? null,
        })),
      }
    },

    async find(id: string): Promise<PersonProfile | null> {
      const row = await sql.user.findUnique({ where: { id }, select: personColumns })
      return row && toPersonProfile(row)
    },

    matching(search: string, most: number, { evenDisabled } = { evenDisabled: false }) {
      return sql.user.findMany({
        where: {
          ...(!evenDisabled && { disabledAt: null }),
          searchText: { contains: literal(foldText(search)) },
        },
        select: { id: true, name: true, email: true },
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
        take: most,
      })
    },

    async onlyAdministrator(): Promise<string | null> {
      const found = await sql.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "User" WHERE ${administrates} LIMIT 2`
      return found.length === 1 ? (found[0]?.id ?? null) : null
    },

    async countActive() {
      const [all, withoutTwoFactor] = await Promise.all([
        sql.user.count({ where: inState.active }),
        sql.user.count({ where: { ...inState.active, ...filteredBy.without } }),
      ])
      return { all, withoutTwoFactor }
    },

    async holdings(id: string, asked: HoldersAsked) {
      const owned = { ownerId: id, deletedAt: null }
      const [credentials, users, count] = await Promise.all([
        holdersWhere(sql, Prisma.sql`c."ownerId" = ${id}`, asked),
        sql.serviceUser.findMany({
          where: owned,
          select: { name: true },
          orderBy: { nameKey: 'asc' },
          take: asked.most,
        }),
        sql.serviceUser.count({ where: owned }),
      ])
      return { credentials, serviceUsers: named(users, count) }
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
          ...personKeys(person),
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
          ...uniqueName(administrators),
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
        SELECT "id" FROM "User" WHERE ${administrates} ORDER BY "id" FOR NO KEY UPDATE`
      return rows.map((row) => row.id)
    },

    async update(id: string, { productIds, groupIds, ...fields }: PersonFields): Promise<PersonProfile> {
      await sql.groupMember.deleteMany({ where: { userId: id } })
      await sql.productAdministrator.deleteMany({ where: { userId: id } })
      const { email } = await sql.user.findUniqueOrThrow({ where: { id }, select: { email: true } })
      const row = await sql.user.update({
        where: { id },
        data: {
          ...fields,
          ...personKeys({ ...fields, email }),
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

    async updateAccount(id: string, fields: AccountFields): Promise<void> {
      const stored = await sql.user.findUniqueOrThrow({ where: { id }, select: { name: true, email: true } })
      await sql.user.update({ where: { id }, data: { ...fields, ...personKeys({ ...stored, ...fields }) } })
    },

    hold(ids: string[]): Promise<{ id: string }[]> {
      return sql.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR KEY SHARE`
    },

    /** SHARE, because KEY SHARE lets them be disabled meanwhile. */
    async holdOwner(id: string): Promise<{ name: string; isDisabled: boolean } | null> {
      const [person] = await sql.$queryRaw<{ name: string; isDisabled: boolean }[]>`
        SELECT "name", "disabledAt" IS NOT NULL AS "isDisabled" FROM "User" WHERE "id" = ${id} FOR SHARE`
      return person ?? null
    },

    async delete(id: string): Promise<void> {
      await sql.user.delete({ where: { id } })
    },
  } satisfies ChangePeople
}
