import type { NamePageAsked } from '@/lib/domain/name-page'
import type { ServiceUser } from '@/lib/domain/service-user'
import { foldText } from '@/lib/domain/text'
import type { HoldersAsked } from '@/lib/ports/catalogue'
import type {
  NewServiceUser,
  ChangeServiceUsers,
  ReadServiceUsers,
  ServiceUserFields,
} from '@/lib/ports/service-users'
import { Prisma } from './generated/client'
import { holdersWhere } from './holdings'
import { literal } from './like'
import { readNamePage } from './name-pages'
import { uniqueName } from './search-keys'
import type { Sql } from './transaction'

const pageColumns = {
  id: true,
  name: true,
  description: true,
  owner: { select: { id: true, name: true } },
  createdAt: true,
} as const satisfies Prisma.ServiceUserSelect

const columns = {
  ...pageColumns,
  _count: { select: { credentials: { where: { deletedAt: null } } } },
} as const satisfies Prisma.ServiceUserSelect

function toServiceUser(row: Prisma.ServiceUserGetPayload<{ select: typeof columns }>): ServiceUser {
  const { _count, ...user } = row
  return { ...user, keys: _count.credentials }
}

/** Service users as people read them. */
export function readServiceUsers(sql: Sql) {
  return {
    /** Raw SQL: Prisma would count the keys of all service users, and query the owners with a list of ids. */
    async list(): Promise<ServiceUser[]> {
      const rows = await sql.$queryRaw<(Omit<ServiceUser, 'owner'> & OwnerColumns)[]>`
        SELECT s."id", s."name", s."description", s."createdAt", p."id" AS "ownerId", p."name" AS "ownerName",
          (SELECT count(*) FROM "Credential" AS c WHERE c."serviceUserId" = s."id" AND c."deletedAt" IS NULL)::int AS "keys"
        FROM "ServiceUser" AS s LEFT JOIN "User" AS p ON p."id" = s."ownerId"
        WHERE s."deletedAt" IS NULL ORDER BY s."name", s."id"`
      return rows.map(({ ownerId, ownerName, ...user }) => ({
        ...user,
        owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
      }))
    },

    async page({ search, ...asked }: NamePageAsked) {
      const where = {
        deletedAt: null,
        ...(search && { nameKey: { contains: literal(foldText(search)) } }),
      }
      const { rows, ...page } = await readNamePage(
        {
          read: ({ where: place, ...part }) =>
            sql.serviceUser.findMany({
              where: { AND: [where, place] },
              select: { ...pageColumns, nameKey: true },
              ...part,
            }),
          count: (most) => sql.serviceUser.count({ where, orderBy: { id: 'asc' }, take: most }),
        },
        asked,
      )
      // Prisma would count the keys of all service users.
      const counts = await sql.credential.groupBy({
        by: ['serviceUserId'],
        where: { serviceUserId: { in: rows.map(({ id }) => id) }, deletedAt: null },
        _count: true,
      })
      const keysOf = new Map(counts.map(({ serviceUserId, _count }) => [serviceUserId, _count]))
      return {
        ...page,
        rows: rows.map(({ nameKey: _nameKey, ...user }) => ({ ...user, keys: keysOf.get(user.id) ?? 0 })),
      }
    },

    async keys(id: string, asked: HoldersAsked) {
      const found = await sql.serviceUser.findFirst({ where: { id, deletedAt: null }, select: { id: true } })
      return found && holdersWhere(sql, Prisma.sql`c."serviceUserId" = ${id}`, asked)
    },
  } satisfies ReadServiceUsers
}

interface OwnerColumns {
  ownerId: string | null
  ownerName: string | null
}

/** Service users as a transaction changes them. */
export function changeServiceUsers(sql: Sql) {
  const lockByName = (name: string) => sql.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "ServiceUser" WHERE "deletedAt" IS NULL AND "nameKey" = ${foldText(name)} FOR UPDATE`

  const read = async (id: string) =>
    toServiceUser(await sql.serviceUser.findUniqueOrThrow({ where: { id }, select: columns }))

  return {
    async lock(id: string): Promise<ServiceUser> {
      await sql.$queryRaw`SELECT 1 FROM "ServiceUser" WHERE "id" = ${id} FOR UPDATE`
      return read(id)
    },

    async find(id: string): Promise<ServiceUser | null> {
      await sql.$queryRaw`SELECT 1 FROM "ServiceUser" WHERE "id" = ${id} FOR UPDATE`
      const row = await sql.serviceUser.findFirst({ where: { id, deletedAt: null }, select: columns })
      return row && toServiceUser(row)
    },

    async findByName(name: string): Promise<{ id: string } | null> {
      const [found] = await lockByName(name)
      return found ?? null
    },

    async keyNames(id: string): Promise<string[]> {
      const rows = await sql.credential.findMany({
        where: { serviceUserId: id, deletedAt: null },
        select: { name: true },
        orderBy: { name: 'asc' },
      })
      return rows.map((row) => row.name)
    },

    async update(id: string, fields: ServiceUserFields): Promise<ServiceUser> {
      const data = { ...fields, ...uniqueName(fields.name) }
      return toServiceUser(await sql.serviceUser.update({ where: { id }, data, select: columns }))
    },

    /** Keeps the row, because keys that were deleted before still refer to it. */
    async delete(id: string, now: Date): Promise<void> {
      await sql.serviceUser.update({ where: { id }, data: { deletedAt: now } })
    },

    async take({ id, name, ownerId, createdAt }: NewServiceUser): Promise<ServiceUser> {
      for (;;) {
        const [found] = await lockByName(name)
        if (found) return read(found.id)
        // Waits for a transaction that creates the same one. Afterwards that one can be locked.
        await sql.$executeRaw`
          INSERT INTO "ServiceUser" ("id", "name", "nameKey", "ownerId", "createdAt")
          VALUES (${id}, ${name}, ${foldText(name)}, ${ownerId}, ${createdAt.toISOString()}::timestamptz)
          ON CONFLICT ("nameKey") WHERE "deletedAt" IS NULL DO NOTHING`
      }
    },
  } satisfies ChangeServiceUsers
}
