import type { AuditDetail, AuditEvent } from '@/lib/domain/audit-event'
import { changesInWords } from '@/lib/domain/changes'
import type { ChangeReading } from '@/lib/domain/recorded-fields'
import { timeZoneOf, type Person, type Program } from '@/lib/domain/principal'
import type { ReadStore } from '@/lib/ports/store'

/** An event, with what it changed in words. */
export interface ToldEvent extends AuditEvent {
  changes: string[]
}

/** What the words need: the names of the catalogue as they are now, and the zone of the reader. */
export async function changeReading(store: ReadStore, actor: Person | Program): Promise<ChangeReading> {
  return { ...(await store.catalogue.names()), timeZone: timeZoneOf(actor) }
}

/** The detail of an event as it was recorded. */
export function detailOf(event: Pick<AuditEvent, 'detail'>): AuditDetail {
  return JSON.parse(event.detail) as AuditDetail
}

/** Events with what they changed in words. */
export function toldEvents(events: AuditEvent[], reading: ChangeReading): ToldEvent[] {
  return events.map((event) => ({ ...event, changes: changesInWords(detailOf(event), reading) }))
}
