import type { z } from 'zod'
import type { Failure, Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { runtime } from '@/lib/runtime'
import { auditEventQuery, refusalQuery, usageQuery, withMoments } from '@/lib/schemas/forms/audit'
import { currentActor } from '@/lib/session/actor'
import { unreadable, type Unreadable } from '@/lib/schemas/commands/unreadable'
import { readFilters, type Query } from '../filters'
import { readSubjects, withIds } from '../subjects'
import { csv, eventColumns, jsonLines, refusalColumns, usageColumns, type Columns } from './files'

/** Everything that matches the filters, as a file. It is streamed, so memory does not grow with its length. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const actor = await currentActor()
  const zone = actor.kind === 'person' ? actor.timeZone : 'UTC'
  const { exportAuditEvents, exportRefusals, exportUsage } = runtime().may
  const format = query.format === 'jsonl' ? 'jsonl' : 'csv'
  if (query.tab === 'usage') {
    const { filters, problems } = await exactFilters(actor, usageQuery, query)
    const command = withMoments(usageQuery.parse(filters), zone)
    const rows = await exportUsage(actor, problems.length > 0 ? notUnderstood(problems) : command)
    return answer(rows, usageColumns, { format, name: 'api-usage' })
  }
  if (query.tab === 'refusals') {
    const { filters, problems } = await exactFilters(actor, refusalQuery, query)
    const command = refusalQuery.parse(filters)
    const rows = await exportRefusals(actor, problems.length > 0 ? notUnderstood(problems) : command)
    return answer(rows, refusalColumns, { format, name: 'refusals' })
  }
  const { filters, problems } = await exactFilters(actor, auditEventQuery, query)
  const command = withMoments(auditEventQuery.parse(filters), zone)
  const events = await exportAuditEvents(actor, problems.length > 0 ? notUnderstood(problems) : command)
  return answer(events, eventColumns, { format, name: 'administration-events' })
}

/** The filters with ids of a credential and a person, and the names of those that are invalid or may mean several. */
async function exactFilters(actor: Principal, schema: z.ZodObject, query: Query) {
  const { filters, dropped } = readFilters(schema, query)
  const subjects = await readSubjects(actor, filters)
  const unclear = subjects.flatMap(({ name, meant }) => (meant ? [] : [name]))
  return {
    filters: withIds(filters, subjects) ?? {},
    problems: [...dropped.map(({ field }) => field), ...unclear],
  }
}

/** A list can ignore an invalid filter and say so. A file cannot, and would contain more than was requested. */
function notUnderstood(names: string[]): Unreadable {
  return unreadable(Object.fromEntries(names.map((name) => [name, 'This filter is not valid.'])))
}

function answer<T>(
  rows: Result<AsyncIterable<T[]>>,
  columns: Columns<T>,
  file: { format: 'csv' | 'jsonl'; name: string },
): Response {
  if (!rows.ok) return refusal(rows.failure)
  const lines = file.format === 'csv' ? csv(rows.value, columns) : jsonLines(rows.value, columns)
  return new Response(streamOf(lines), {
    headers: {
      'content-type': file.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl',
      'content-disposition': `attachment; filename="keyturn-${file.name}.${file.format}"`,
      'cache-control': 'no-store',
    },
  })
}

function refusal(failure: Failure): Response {
  const status = { forbidden: 403, signed_out: 401 }[failure.kind as string] ?? 400
  return Response.json({ error: failure }, { status })
}

/** Reads more only when everything read before has been sent. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const next: IteratorResult<string, unknown> = await texts.next()
        if (next.done) controller.close()
        else controller.enqueue(encoder.encode(next.value))
      },
      async cancel() {
        await texts.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
}
