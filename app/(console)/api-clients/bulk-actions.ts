'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { byteOrderMark, csvLine } from '@/app/csv'
import type { BulkOutcome } from '@/components/api-clients/bulk-view'
import type { ActionState } from '@/components/ui/action-state'
import type { Principal } from '@/lib/domain/principal'
import type { Result } from '@/lib/domain/failure'
import { runtime } from '@/lib/runtime'
import { bulkInput, type BulkInput } from '@/lib/schemas/bulk'
import { currentActor } from '@/lib/session/actor'
import { toExportFields } from './view'

const refused = { ok: false as const, message: 'This is not what a page of the console sends.', fields: {} }

/**
 * Does the same to several, each by itself as if it were the only one: with its own event, done or refused. A person who
 * may not do it is refused once, for all of them.
 */
export async function bulkAction(input: BulkInput): Promise<ActionState<BulkOutcome[]>> {
  const read = bulkInput.safeParse(input)
  if (!read.success) return refused
  const actor = await currentActor()
  const outcomes: BulkOutcome[] = []
  let ofWhoAsks: Result<unknown> | null = null
  for (const id of read.data.ids) {
    const result: Result<unknown> = ofWhoAsks ?? (await doOne(actor, read.data.what, id))
    if (!result.ok && (result.failure.kind === 'forbidden' || result.failure.kind === 'signed_out'))
      ofWhoAsks = result
    const state = toActionState(result, () => null)
    outcomes.push({ id, problem: state.ok ? null : (state.message ?? 'It could not be done.') })
  }
  if (outcomes.some(({ problem }) => problem === null)) revalidatePath('/api-clients')
  return { ok: true, value: outcomes }
}

function doOne(actor: Principal, what: BulkInput['what'], id: string): Promise<Result<unknown>> {
  const { enableApiClient, disableApiClient, deleteApiClient } = runtime().may
  if (what === 'enable') return enableApiClient(actor, { id })
  if (what === 'disable') return disableApiClient(actor, { id })
  return deleteApiClient(actor, { id })
}

/** Some API clients as a CSV file. */
export async function exportApiClientsAction(input: { ids: string[] }): Promise<ActionState<string>> {
  const result = await runtime().may.exportApiClients(await currentActor(), input)
  return toActionState(result, (clients) => {
    const rows = clients.map(toExportFields)
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map(csvLine)
    return byteOrderMark + lines.join('')
  })
}
