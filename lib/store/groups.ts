import type { Group } from '@/lib/domain/group'
import { foldText } from '@/lib/domain/text'
import type { ChangeGroups, GroupFields, ReadGroups } from '@/lib/ports/groups'
import type { Prisma } from './generated/client'
import { keyedName } from './search-keys'
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
    orderBy: { user: { name: 'asc' } },
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

    /** Joined here, because Prisma would query the members with a list of all their ids. */
    async list(): Promise<Group[]> {
      const [groups, members] = await Promise.all([
        sql.group.findMany({ select: ownColumns, orderBy: { name: 'asc' } }),
        sql.$queryRaw<{ groupId: string; id: string; name: string; email: string }[]>`
          SELECT m."groupId", p."id", p."name", p."email"
          FROM "GroupMember" AS m JOIN "User" AS p ON p."id" = m."userId" ORDER BY p."name", p."id"`,
      ])
      const membersOf = new Map<string, Group['members']>(groups.map(({ id }) => [id, []]))
      for (const { groupId, ...person } of members) membersOf.get(groupId)?.push(person)
      return groups.map((group) => ({ ...group, members: membersOf.get(group.id) ?? [] }))
    },
  } satisfies ReadGroups
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
      const data = { ...fields, ...keyedName(fields.name), id, members: memberships(memberIds) }
      return toGroup(await sql.group.create({ data, select: columns }))
    },

    async update(id: string, { memberIds, ...fields }: GroupFields): Promise<Group> {
      await sql.groupMember.deleteMany({ where: { groupId: id } })
      const data = { ...fields, ...keyedName(fields.name), members: memberships(memberIds) }
      return toGroup(await sql.group.update({ where: { id }, data, select: columns }))
    },

    async delete(id: string): Promise<void> {
      await sql.group.delete({ where: { id } })
    },
  } satisfies ChangeGroups
}
