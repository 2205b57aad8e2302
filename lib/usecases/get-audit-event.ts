import type { CredentialKind } from '@/lib/domain/credential'
import { changesOf, factsOf, type RecordedFact } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { holds, type Person, type Program } from '@/lib/domain/principal'
import type { AuditEvent } from '@/lib/domain/audit-event'
import type { ReadStore } from '@/lib/ports/store'
import { getAuditEventInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { changeReading, detailOf } from './told-events'
import { visibleCredential } from './visible-credential'

/**
 * One event: what it changed, field by field, its place in the chain, and where its target and its actor can be found now;
 * null for those that the person may not see, or that no longer exist.
 */
export const getAuditEvent = defineQuery({
  permission: 'audit:read',
  input: getAuditEventInput,
  async run({ actor, input, store }) {
    const event = await store.audit.find(actor, input.sequence)
    if (!event) return fail({ kind: 'not_found' })
    const { targetKind, targetId, actorId } = event
    const detail = detailOf(event)
    const reading = await changeReading(store, actor)
    const [facts, target, by] = await Promise.all([
      Promise.all(factsOf(detail, reading).map((fact) => named(store, actor, fact))),
      find(store, actor, { kind: targetKind, id: targetId }),
      find(store, actor, { kind: 'person', id: actorId }),
    ])
    return ok({ event, changes: changesOf(detail, reading), facts, target, by })
  },
})

/** Something that an event names, and that has a place in the console. */
export type Found = { kind: CredentialKind; id: string } | { kind: 'person'; email: string }

/** What was recorded, with the name of the credential that it refers to instead of its id. */
async function named(
  store: ReadStore,
  viewer: Person | Program,
  { credentialId: id, ...fact }: RecordedFact,
) {
  if (id === undefined) return fact
  const credential = await store.trailSubjects.credential(viewer, id)
  if (!credential) return fact
  const found = await find(store, viewer, credential)
  return { ...fact, value: credential.name, credential: { isGone: found === null, found } }
}

async function find(
  store: ReadStore,
  viewer: Person | Program,
  { kind, id }: { kind: AuditEvent['targetKind']; id: string | null },
): Promise<Found | null> {
  if (id === null) return null
  if (kind === 'person') {
    const person = holds(viewer, 'people:read') ? await store.trailSubjects.person(id) : null
    return person && { kind, email: person.email }
  }
  if (kind !== 'api_client' && kind !== 'service_api_key') return null
  return (await visibleCredential(store, id, viewer)) && { kind, id }
}
