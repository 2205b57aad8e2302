import { foldText } from '@/lib/domain/text'
import type { Viewer } from '@/lib/domain/visibility'
import type { ReadTrailSubjects, TrailCredential, TrailPerson } from '@/lib/ports/trail-subjects'
import { openEventSearch } from './event-search'
import type { Prisma } from './generated/client'
import { literal } from './like'
import type { Sql } from './transaction'
import { everVisible } from './visible-credentials'

const credentialColumns = {
  id: true,
  kind: true,
  name: true,
  clientId: true,
  deletedAt: true,
  serviceUser: { select: { name: true } },
} as const satisfies Prisma.CredentialSelect

type CredentialRow = Prisma.CredentialGetPayload<{ select: typeof credentialColumns }>

const personColumns = { id: true, name: true, email: true } as const satisfies Prisma.UserSelect

/** How many of the newest events are searched for the people who acted in them: a look at all of them would take too long. */
const eventsSearched = 500

/** The credentials and people that the trail is filtered by. */
export function readTrailSubjects(sql: Sql) {
  /** Who did something, according to the newest event that the viewer may see. */
  async function actorOf(viewer: Viewer, id: string): Promise<TrailPerson[]> {
    const [event] = await (await openEventSearch(sql, viewer, { person: id })).read(1)
    return event ? [{ id, name: event.actorName, email: null, isDeleted: true }] : []
  }

  /** The people whose deletion the trail has. It may be all that is left of them. */
  async function deletedPeople(where: Prisma.AuditEventWhereInput, most: number): Promise<TrailPerson[]> {
    const rows = await sql.auditEvent.findMany({
      where: { ...where, action: 'person.deleted', outcome: 'done' },
      orderBy: { sequence: 'desc' },
      take: most,
      select: { targetId: true, targetName: true },
    })
    return rows.flatMap(({ targetId, targetName }) =>
      targetId === null ? [] : [{ id: targetId, name: targetName, email: null, isDeleted: true }],
    )
  }

  const named = (text: string): Prisma.AuditEventWhereInput => ({
    OR: [
      { targetKey: { contains: literal(foldText(text)) } },
      { targetKey: null, targetName: { contains: literal(text), mode: 'insensitive' } },
    ],
  })

  return {
    async credential(viewer: Viewer, id: string): Promise<TrailCredential | null> {
      const row = await sql.credential.findFirst({
        where: { AND: [everVisible(viewer), { id }] },
        select: credentialColumns,
      })
      return row && toTrailCredential(row)
    },

    async credentials(viewer: Viewer, text: string, most: number): Promise<TrailCredential[]> {
      const exact = await sql.credential.findFirst({
        where: { AND: [everVisible(viewer), { OR: [{ id: text }, { clientId: text }] }] },
        select: credentialColumns,
      })
      if (exact) return [toTrailCredential(exact)]
      const rows = await sql.credential.findMany({
        where: { AND: [everVisible(viewer), { nameKey: { contains: literal(foldText(text)) } }] },
        orderBy: [{ deletedAt: { sort: 'asc', nulls: 'first' } }, { nameKey: 'asc' }, { id: 'asc' }],
        take: most,
        select: credentialColumns,
      })
      return rows.map(toTrailCredential)
    },

    async people(text: string, most: number): Promise<TrailPerson[]> {
      const exact = await sql.user.findUnique({ where: { id: text }, select: personColumns })
      if (exact) return [{ ...exact, isDeleted: false }]
      const gone = await deletedPeople({ targetId: text }, 1)
      if (gone.length > 0) return gone
      const actor = await actorOf(seesEverything, text)
      if (actor.length > 0) return actor
      const rows = await sql.user.findMany({
        where: { searchText: { contains: literal(foldText(text)) } },
        orderBy: [{ nameKey: 'asc' }, { id: 'asc' }],
        take: most,
        select: personColumns,
      })
      const live = rows.map((row) => ({ ...row, isDeleted: false }))
      return live.length < most ? [...live, ...(await deletedPeople(named(text), most - live.length))] : live
    },

    async actorsSeenBy(viewer: Viewer, text: string, most: number): Promise<TrailPerson[]> {
      const exact = await actorOf(viewer, text)
      if (exact.length > 0) return exact.map((person) => ({ ...person, isDeleted: false }))
      const events = await (await openEventSearch(sql, viewer, {})).read(eventsSearched)
      const key = foldText(text)
      const found = new Map<string, TrailPerson>()
      for (const { actorId: id, actorName: name } of events)
        if (id !== null && !found.has(id) && foldText(name).includes(key))
          found.set(id, { id, name, email: null, isDeleted: false })
      return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, most)
    },

    person: (id: string) => sql.user.findUnique({ where: { id }, select: { email: true } }),
  } satisfies ReadTrailSubjects
}

/** Only for those who may see all people. They see all events too. */
const seesEverything: Viewer = { role: 'auditor', productIds: [] }

function toTrailCredential({ serviceUser, deletedAt, ...credential }: CredentialRow): TrailCredential {
  return { ...credential, serviceUserName: serviceUser?.name ?? null, isDeleted: deletedAt !== null }
}
