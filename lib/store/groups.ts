import type { Sql } from './transaction'

/** User groups as people read them. */
export function readGroups(sql: Sql) {
  return {
    names() {
      return sql.group.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } })
    },
  }
}

/** User groups as a transaction changes them. */
export function changeGroups(sql: Sql) {
  return {
    hold(ids: string[]): Promise<{ id: string; name: string }[]> {
      return sql.$queryRaw`
        SELECT "id", "name" FROM "Group" WHERE "id" = ANY(${ids}) ORDER BY "id" FOR KEY SHARE`
    },
  }
}
