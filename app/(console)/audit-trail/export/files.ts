import { byteOrderMark, csvLine, type CellValue } from '@/app/csv'
import type { AuditDetail, AuditEvent } from '@/lib/domain/audit-event'
import type { UsageRecord } from '@/lib/domain/usage'
import type { PageRuntime } from '@/lib/runtime'

/** The columns of a file, in order, with the value that a row has in each. */
export type Columns<T> = Record<string, (row: T) => CellValue>

export const eventColumns: Columns<AuditEvent & { changes: string[] }> = {
  sequence: (event) => Number(event.sequence),
  time: (event) => event.time.toISOString(),
  actor_id: (event) => event.actorId,
  actor: (event) => event.actorName,
  action: (event) => event.action,
  target_kind: (event) => event.targetKind,
  target_id: (event) => event.targetId,
  target: (event) => event.targetName,
  source_address: (event) => event.sourceAddress,
  outcome: (event) => event.outcome,
  changes: (event) => event.changes.join('; '),
  detail: (event) => JSON.parse(event.detail) as AuditDetail,
}

export const usageColumns: Columns<UsageRecord> = {
  period: (row) => row.period.toISOString(),
  credential_id: (row) => row.credential.id,
  credential: (row) => row.credential.name,
  client_id: (row) => row.credential.clientId,
  required_scope: (row) => row.scope,
  source_address: (row) => row.sourceAddress,
  outcome: (row) => row.outcome,
  roles: (row) => row.roles,
  count: (row) => row.count,
  first_time: (row) => row.firstAt.toISOString(),
  last_time: (row) => row.lastAt.toISOString(),
}

type Exported = Extract<Awaited<ReturnType<PageRuntime['may']['exportRefusals']>>, { ok: true }>['value']
type Refusal = Exported extends AsyncIterable<(infer Row)[]> ? Row : never

export const refusalColumns: Columns<Refusal> = {
  reference: (row) => row.reference,
  time: (row) => row.time.toISOString(),
  endpoint: (row) => row.endpoint,
  status: (row) => row.status,
  reason: (row) => row.reason,
  explanation: (row) => row.sentence,
  credential_id: (row) => row.credential?.id ?? null,
  credential: (row) => row.credential?.name ?? null,
  client_id: (row) => row.credential?.clientId ?? row.clientId,
  presented: (row) => row.shown,
  secret_ends_in: (row) => row.secretHint,
  state: (row) => row.state,
  source_address: (row) => row.sourceAddress,
  trusted_proxy: (row) => row.toldBy,
  scopes_asked: (row) => row.scopesAsked.join(' '),
  scopes_held: (row) => row.scopesHeld.join(' '),
  network_restriction: (row) => row.networks.join(' '),
}

/** A CSV file, written as its rows are read. It has a header even without rows. */
export async function* csv<T>(rows: AsyncIterable<T[]>, columns: Columns<T>): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(Object.keys(columns))
  const cells = Object.values(columns)
  for await (const some of rows) yield some.map((row) => csvLine(cells.map((cell) => cell(row)))).join('')
}

/** JSON Lines: one object per line; its details are an object too. */
export async function* jsonLines<T>(rows: AsyncIterable<T[]>, columns: Columns<T>): AsyncGenerator<string> {
  const fields = Object.entries(columns)
  for await (const some of rows) {
    const objects = some.map((row) => Object.fromEntries(fields.map(([name, field]) => [name, field(row)])))
    yield objects.map((each) => `${JSON.stringify(each)}\n`).join('')
  }
}
