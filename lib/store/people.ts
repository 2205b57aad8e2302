import type { Role } from '@/lib/domain/role'
import type { Sql } from './transaction'

/** People as sign-in and set-up read them. */
export function readPeople(sql: Sql) {
  return {
    async any(): Promise<boolean> {
      return (await sql.user.findFirst({ select: { id: true } })) !== null
    },

    findByEmail(email: string) {
      return sql.user.findUnique({
        where: { email },
        select: { id: true, name: true, email: true, passwordHash: true, disabledAt: true },
      })
    },
  }
}

interface NewPerson {
  id: string
  name: string
  email: string
  role: Role
  productIds: string[]
  timeZone: string
  passwordHash: string
  createdAt: Date
}

const administrators = 'Administrators'

/** People as a transaction changes them. */
export function changePeople(sql: Sql) {
  return {
    /** True when there is nobody; then no other transaction sees that until this one has ended. */
    async lockWhenEmpty(): Promise<boolean> {
      await sql.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`
      return (await sql.user.count()) === 0
    },

    /** Creates nobody when the e-mail address is taken. */
    async insert({ productIds, ...person }: NewPerson): Promise<{ created: boolean }> {
      const other = await sql.user.findUnique({ where: { email: person.email }, select: { id: true } })
      if (other) return { created: false }
      await sql.user.create({
        data: { ...person, products: { connect: productIds.map((id) => ({ id })) } },
      })
      return { created: true }
    },

    /** Puts a person into the first group, which is subscribed to account alerts in the console and by e-mail. */
    async joinAdministrators(userId: string): Promise<void> {
      await sql.group.upsert({
        where: { name: administrators },
        create: {
          id: 'administrators',
          name: administrators,
          accountAlertsInConsole: true,
          accountAlertsByEmail: true,
          members: { create: { userId } },
        },
        update: { members: { create: { userId } } },
      })
    },
  }
}
