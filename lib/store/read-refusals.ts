import type { Viewer } from '@/lib/domain/visibility'
import type { ReadRefusals, RefusalFilter, RefusalPlace, RefusalRecord } from '@/lib/ports/refusals'
import { credentialIdOf } from './credential-id'
import type { Prisma } from './generated/client'
import { newestFirst, newestPage } from './newest-first'
import type { Sql } from './transaction'
import { everVisible, seesAll } from './visible-credentials'

const credential = {
  select: { id: true, kind: true, name: true, clientId: true, deletedAt: true },
} as const

/** Refusals as people read them. There are so few that no index is needed for what somebody sees. */
export function readRefusals(sql: Sql) {
  async function select(where: Prisma.RefusalWhereInput, after: RefusalPlace | undefined, take: number) {
    const older: Prisma.RefusalWhereInput = after
      ? {
          // Redundant with the OR, but in a form that can use the index.
          time: { lte: after.time },
          OR: [{ time: { lt: after.time } }, { time: after.time, id: { lt: after.reference } }],
        }
      : {}
    const rows = await sql.refusal.findMany({
      where: { AND: [where, older] },
      include: { credential },
      orderBy: [{ time: 'desc' }, { id: 'desc' }],
      take,
    })
    return rows.map(toRecord)
  }

  return {
    async list(viewer: Viewer, filter: RefusalFilter, page: { after?: RefusalPlace; size: number }) {
      const where = await chosen(sql, viewer, filter)
      return newestPage(
        {
          select: (after: RefusalPlace | undefined, take) => select(where, after, take),
          count: (most) => sql.refusal.count({ where, take: most }),
        },
        page,
      )
    },

    /** All that match, newest first, in parts. */
    async *all(viewer: Viewer, filter: RefusalFilter): AsyncGenerator<RefusalRecord[]> {
      const where = await chosen(sql, viewer, filter)
      yield* newestFirst((after: RefusalPlace | undefined, take) => select(where, after, take))
    },
  } satisfies ReadRefusals
}

type Row = Prisma.RefusalGetPayload<{ include: { credential: typeof credential } }>

function toRecord({ id, credentialId: _credentialId, credential: owner, ...row }: Row): RefusalRecord {
  if (!owner) return { ...row, reference: id, credential: null }
  const { deletedAt, ...named } = owner
  return { ...row, reference: id, credential: { ...named, isDeleted: deletedAt !== null } }
}

async function chosen(
  sql: Sql,
  viewer: Viewer,
  { reference, credential: named }: RefusalFilter,
): Promise<Prisma.RefusalWhereInput> {
  return {
    AND: [
      reference === undefined ? {} : { id: { startsWith: reference } },
      named === undefined ? {} : { credentialId: await credentialIdOf(sql, named) },
      // What is nobody's is only for those who see everything.
      seesAll(viewer) ? {} : { credential: everVisible(viewer) },
    ],
  }
}
