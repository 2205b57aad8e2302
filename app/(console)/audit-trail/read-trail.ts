import type { z } from 'zod'
import type { EventView, OpenEventView } from '@/components/audit-trail/event-view'
import { eventHref, eventsHref } from '@/components/audit-trail/trail-address'
import type { RefusalView } from '@/components/audit-trail/refusal-view'
import type { UsageView } from '@/components/audit-trail/usage-view'
import { listHref } from '@/components/credentials/list-address'
import type { Person } from '@/lib/domain/principal'
import type { Total } from '@/lib/domain/total'
import type { UsageRecord } from '@/lib/domain/usage'
import { runtime, type PageRuntime } from '@/lib/runtime'
import {
  auditEventQuery,
  eventPlace,
  refusalPlace,
  refusalQuery,
  toRefusalPlace,
  toUsagePlace,
  usagePlace,
  usageQuery,
  withMoments,
} from '@/lib/schemas/forms/audit'
import { reasonToRefuse } from '@/lib/session/actor'
import { toEventView } from '@/app/event-view'
import { valueOf } from '@/app/value-of'
import type { Filters } from './filters'

/** Whether the address asks for a page of the list, and whether it is valid. If it is not, the first page is shown. */
type Cursor = 'absent' | 'given' | 'nonsense'

interface Page<Tab extends string, Row> {
  tab: Tab
  rows: Row[]
  total: Total
  cursor: Cursor
  /** The parameters that lead to the next page. */
  next: Record<string, string> | null
}

/** A page of administration events. */
export async function readEvents(
  actor: Person,
  filters: Filters,
  before: string | string[] | undefined,
): Promise<Page<'administration', EventView>> {
  const { cursor, place } = readCursor(eventPlace, before)
  const command = { ...withMoments(auditEventQuery.parse(filters), actor.timeZone), before: place }
  const page = valueOf(await runtime().may.listAuditEvents(actor, command))
  const rows = page.events.map(toEventView)
  const last = rows.at(-1)
  return {
    tab: 'administration',
    rows,
    total: page.total,
    cursor,
    next: page.more && last ? { before: last.sequence } : null,
  }
}

/** A page of usage. */
export async function readUsage(
  actor: Person,
  filters: Filters,
  after: string | string[] | undefined,
): Promise<Page<'usage', UsageView> & { keptDays: number }> {
  const { cursor, place } = readCursor(usagePlace, after)
  const command = { ...withMoments(usageQuery.parse(filters), actor.timeZone), after: place }
  const page = valueOf(await runtime().may.listUsage(actor, command))
  const rows = page.rows.map(toUsageView)
  const last = rows.at(-1)
  return {
    tab: 'usage',
    keptDays: page.keptDays,
    rows,
    total: page.total,
    cursor,
    next: page.more && last ? { after: last.cursor } : null,
  }
}

/** A page of refused requests. */
export async function readRefusals(
  actor: Person,
  filters: Filters,
  after: string | string[] | undefined,
): Promise<Page<'refusals', RefusalView>> {
  const { cursor, place } = readCursor(refusalPlace, after)
  const command = { ...refusalQuery.parse(filters), after: place }
  const page = valueOf(await runtime().may.listRefusals(actor, command))
  const last = page.rows.at(-1)
  return {
    tab: 'refusals',
    rows: page.rows.map(toRefusalView),
    total: page.total,
    cursor,
    next: page.more && last ? { after: toRefusalPlace(last) } : null,
  }
}

function readCursor<Place>(
  schema: z.ZodType<Place>,
  given: string | string[] | undefined,
): { cursor: Cursor; place?: Place } {
  if (given === undefined) return { cursor: 'absent' }
  const read = schema.safeParse(given)
  return read.success ? { cursor: 'given', place: read.data } : { cursor: 'nonsense' }
}

const scopeNames: Record<string, string> = {
  token: 'Token request',
  revoke: 'Token revocation',
  other: 'Other scopes',
  '': 'None',
}

function toUsageView(row: UsageRecord & { length: 'hour' | 'day'; authority: string }): UsageView {
  return {
    cursor: toUsagePlace(row),
    credentialName: row.credential.name,
    clientId: row.credential.clientId,
    credentialHref: row.credential.isDeleted ? null : listHref(row.credential.kind, {}, row.credential.id),
    period: row.period.toISOString(),
    length: row.length,
    scope: scopeNames[row.scope] ?? row.scope,
    sourceAddress: row.sourceAddress,
    outcome: row.outcome,
    authority: row.authority,
    count: row.count,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
  }
}

type ToldRefusal = Extract<
  Awaited<ReturnType<PageRuntime['may']['listRefusals']>>,
  { ok: true }
>['value']['rows'][number]

function toRefusalView({ credential, time, ...refusal }: ToldRefusal): RefusalView {
  const { reference, sentence, endpoint, status, clientId, secretHint, sourceAddress } = refusal
  return {
    reference,
    time: time.toISOString(),
    sentence,
    endpoint,
    status,
    credential: credential && {
      name: credential.name,
      href: credential.isDeleted ? null : listHref(credential.kind, {}, credential.id),
    },
    clientId: credential?.clientId ?? clientId,
    secretHint,
    sourceAddress,
  }
}

/** The event that the address names; null if there is none that the person may see. */
export async function readEvent(
  actor: Person,
  sequence: string | string[] | undefined,
  filters: Filters,
): Promise<OpenEventView | null> {
  const place = eventPlace.safeParse(sequence)
  const read = place.success ? await runtime().may.getAuditEvent(actor, { sequence: place.data }) : null
  if (!read?.ok) return null
  const { event, changes, facts, target, by } = read.value
  const isCredential = event.targetKind === 'api_client' || event.targetKind === 'service_api_key'
  const maySeePeople = reasonToRefuse(actor, 'people:read') === undefined
  const hasPrevious = event.sequence > 1n && reasonToRefuse(actor, 'audit:export') === undefined
  return {
    ...toEventView({ ...event, changes: [] }),
    differences: changes.map(({ label, before, after }) => ({ label, before, after })),
    facts: facts.map(({ label, value, ...fact }) => {
      const { found: credential = null, isGone = false } = ('credential' in fact && fact.credential) || {}
      return { label, value, href: hrefOf(credential), isGone }
    }),
    targetHref: hrefOf(target),
    actorHref: hrefOf(by),
    isTargetGone:
      target === null &&
      event.targetId !== null &&
      (isCredential || (event.targetKind === 'person' && maySeePeople)),
    isActorGone: by === null && event.actorId !== null && maySeePeople,
    targetEventsHref: isCredential && event.targetId ? eventsHref({ credential: event.targetId }) : null,
    actorEventsHref: event.actorId && eventsHref({ person: event.actorId }),
    hash: Buffer.from(event.hash).toString('hex'),
    previousHash: Buffer.from(event.previousHash).toString('hex'),
    previousHref: hasPrevious ? eventHref((event.sequence - 1n).toString(), filters) : null,
  }
}

type Found = NonNullable<
  Extract<Awaited<ReturnType<PageRuntime['may']['getAuditEvent']>>, { ok: true }>['value']['by']
>

function hrefOf(found: Found | null): string | null {
  if (found === null) return null
  return found.kind === 'person'
    ? `/people?${new URLSearchParams({ q: found.email }).toString()}`
    : listHref(found.kind, {}, found.id)
}
