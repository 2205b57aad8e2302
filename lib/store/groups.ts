import type { Group } from '@/lib/domain/group'
import type { NamePageAsked } from '@/lib/domain/name-page'
import { foldText } from '@/lib/domain/text'
import type { ChangeGroups, GroupFields, ReadGroups } from '@/lib/ports/groups'
import type { Prisma } from './generated/client'
import { literal } from './like'
import { readNamePage } from './name-pages'
import { uniqueName } from './search-keys'
import type { Sql } from './transaction'

const ownColumns = {
  id: true,
  name: true,
  accountAlertsInConsole: true,
  accountAlertsByEmail: true,
} as const satisfies Prisma.GroupSelect

const columns = {
  ...ownColumns,
  members: {
    select: { user: { select: { id: true, name: true, email: true } } },
    orderBy: [{ user: { nameKey: 'asc' } }, { userId: 'asc' }],
  },
} as const satisfies Prisma.GroupSelect

function toGroup(row: Prisma.GroupGetPayload<{ select: typeof columns }>): Group {
  return { ...row, members: row.members.map(({ user }) => user) }
}

/** User groups as people read them. */
export function readGroups(sql: Sql) {
  return {
    names() {
      return sql.group.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
    },

    async page({ search, ...asked }: NamePageAsked) {
      const where = search ? { nameKey: { contains: literal(foldText(search)) } } : {}
      const { rows, ...page } = await readNamePage(
        {
          read: ({ where: place, ...part }) =>
            sql.group.findMany({
              where: { AND: [where, place] },
              select: { ...ownColumns, nameKey: true },
              ...part,
            }),
          count: (most) => sql.group.count({ where, orderBy: { id: 'asc' }, take: most }),
        },
        asked,
      )
      const members = await someMembers(
        sql,
        rows.map(({ id }) => id),
      )
      return {
        ...page,
        rows: rows.map(({ nameKey: _nameKey, ...group }) => ({
          ...group,
          ...(members.get(group.id) ?? { someMembers: [], memberCount: 0 }),
        })),
      }
    },

    async find(id: string): Promise<Group | null> {
      const row = await sql.group.findUnique({ where: { id }, select: columns })
      return row && toGroup(row)
    },
  } satisfies ReadGroups
}

const mostNamed = 2

/** The first members of each group by name, and how many it has. */
async function someMembers(sql: Sql, groupIds: string[]) {
  const rows = await sql.$queryRaw<{ groupId: string; names: string[]; count: number }[]>`
    SELECT g."groupId", (SELECT count(*)::int FROM "GroupMember" AS m WHERE m."groupId" = g."groupId") AS "count",
      ARRAY(
        SELECT p."name" FROM "GroupMember" AS m JOIN "User" AS p ON p."id" = m."userId"
        WHERE m."groupId" = g."groupId" ORDER BY p."nameKey", p."id" LIMIT ${mostNamed}
      ) AS "names"
    FROM unnest(${groupIds}::text[]) AS g("groupId")`
  return new Map(
    rows.map(({ groupId, names, count }) => [groupId, { someMembers: names, memberCount: count }]),
  )
}

/** User groups as a transaction changes them. */
export function changeGroups(sql: Sql) {
  const memberships = (memberIds: string[]) => ({ create: memberIds.map((userId) => ({ userId })) })

  return {
    hold(ids: string[]): Promise<{ id: string; name: string }[]> {
      return sql.$queryRaw`
        SELECT "id", "name" FROM "Group" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR KEY SHARE`
    },

    async lock(id: string): Promise<Group | null> {
      await sql.$queryRaw`SELECT 1 FROM "Group" WHERE "id" = ${id} FOR UPDATE`
      const row = await sql.group.findUnique({ where: { id }, select: columns })
      return row && toGroup(row)
    },

    findByName(name: string): Promise<{ id: string } | null> {
      return sql.group.findUnique({ where: { nameKey: foldText(name) }, select: { id: true } })
    },

    async insert(id: string, { memberIds, ...fields }: GroupFields): Promise<Group> {
      const data = { ...fields, ...uniqueName(fields.name), id, members: memberships(memberIds) }
      return toGroup(await sql.group.create({ data, select: columns }))
    },

    async update(id: string, { memberIds, ...fields }: GroupFields): Promise<Group> {
      await sql.groupMember.deleteMany({ where: { groupId: id } })
      const data = { ...fields, ...uniqueName(fields.name), members: memberships(memberIds) }
      return toGroup(await sql.group.update({ where: { id }, data, select: columns }))
    },

    async delete(id: string): Promise<void> {
      await sql.group.delete({ where: { id } })
    },
  } satisfies ChangeGroups
}
