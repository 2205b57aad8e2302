import type { AuditEvent } from '@/lib/domain/audit-event'
import type { Failure, Result } from '@/lib/domain/failure'
import type { UsageRecord } from '@/lib/domain/usage'
import { runtime } from '@/lib/runtime'
import { auditEventFilters, usageFilters } from '@/lib/schemas/audit'
import { currentActor } from '@/lib/session/actor'
import { readFilters } from '../filters'
import { csvLine } from '@/app/csv'

type Fields = Record<string, string | number>

/** What is filtered, whole, as a file: written as it is read, so that memory does not grow with its length. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const actor = await currentActor()
  const { exportAuditEvents, exportUsage } = runtime()
  const format = query.format === 'jsonl' ? 'jsonl' : 'csv'
  if (query.tab === 'usage') {
    const { filters, dropped } = readFilters(usageFilters, query)
    const rows = dropped.length > 0 ? notUnderstood(dropped) : await exportUsage(actor, filters)
    return answer(rows, toUsageFields, { format, name: 'api-usage' })
  }
  const { filters, dropped } = readFilters(auditEventFilters, query)
  const events =
    dropped.length > 0
      ? notUnderstood(dropped)
      : await exportAuditEvents(actor, auditEventFilters.parse(filters))
  return answer(events, toEventFields, { format, name: 'administration-events' })
}

/** A list can leave a filter out and say so; a file could not, and would hold more than was asked for. */
function notUnderstood(names: string[]): Result<never> {
  const fields = Object.fromEntries(names.map((name) => [name, 'This filter makes no sense.']))
  return { ok: false, failure: { kind: 'invalid_input', fields } }
}

function answer<T>(
  rows: Result<AsyncIterable<T[]>>,
  toFields: (row: T) => Fields,
  file: { format: 'csv' | 'jsonl'; name: string },
): Response {
  if (!rows.ok) return refusal(rows.failure)
  const lines = file.format === 'csv' ? csv(rows.value, toFields) : jsonLines(rows.value, toFields)
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

async function* csv<T>(rows: AsyncIterable<T[]>, toFields: (row: T) => Fields): AsyncGenerator<string> {
  let headed = false
  for await (const some of rows) {
    const fields = some.map(toFields)
    if (!headed) yield csvLine(Object.keys(fields[0] ?? {}))
    headed = true
    yield fields.map((row) => csvLine(Object.values(row))).join('')
  }
}

async function* jsonLines<T>(rows: AsyncIterable<T[]>, toFields: (row: T) => Fields) {
  for await (const some of rows) yield some.map((row) => `${JSON.stringify(toFields(row))}\n`).join('')
}

/** Reads on only when what was read before has been sent. */
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

function toEventFields(event: AuditEvent): Fields {
  return {
    sequence: Number(event.sequence),
    time: event.time.toISOString(),
    actor_id: event.actorId ?? '',
    actor: event.actorName,
    action: event.action,
    target_kind: event.targetKind,
    target_id: event.targetId ?? '',
    target: event.targetName,
    source_address: event.sourceAddress,
    outcome: event.outcome,
    detail: event.detail,
  }
}

function toUsageFields(row: UsageRecord): Fields {
  return {
    period: row.period.toISOString(),
    credential_id: row.credential.id,
    credential: row.credential.name,
    client_id: row.credential.clientId ?? '',
    required_scope: row.scope,
    source_address: row.sourceAddress,
    outcome: row.outcome,
    roles: row.roles,
    count: row.count,
    first_time: row.firstAt.toISOString(),
    last_time: row.lastAt.toISOString(),
  }
}
