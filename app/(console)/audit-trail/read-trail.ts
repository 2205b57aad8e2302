import type { z } from 'zod'
import type { EventView } from '@/components/audit-trail/event-view'
import type { UsageView } from '@/components/audit-trail/usage-view'
import type { Person } from '@/lib/domain/principal'
import type { Total } from '@/lib/domain/total'
import type { UsageRecord } from '@/lib/domain/usage'
import { runtime } from '@/lib/runtime'
import {
  auditEventQuery,
  eventPlace,
  toUsagePlace,
  usagePlace,
  usageQuery,
  withMoments,
} from '@/lib/schemas/forms/audit'
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

function readCursor<Place>(
  schema: z.ZodType<Place>,
  given: string | string[] | undefined,
): { cursor: Cursor; place?: Place } {
  if (given === undefined) return { cursor: 'absent' }
  const read = schema.safeParse(given)
  return read.success ? { cursor: 'given', place: read.data } : { cursor: 'nonsense' }
}

const scopeNames: Record<string, string> = { token: 'Token request', other: 'Other scopes', '': 'None' }

function toUsageView(row: UsageRecord): UsageView {
  return {
    cursor: toUsagePlace(row),
    credentialName: row.credential.name,
    clientId: row.credential.clientId,
    scope: scopeNames[row.scope] ?? row.scope,
    sourceAddress: row.sourceAddress,
    outcome: row.outcome,
    roles: row.roles.split(' ').filter(Boolean),
    count: row.count,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
  }
}
