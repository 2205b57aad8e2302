'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { submitBulk } from '@/app/bulk-door'
import { byteOrderMark, csvLine } from '@/app/csv'
import type { ActionState } from '@/components/ui/action-state'
import { runtime } from '@/lib/runtime'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import { currentActor } from '@/lib/session/actor'
import { toExportFields } from './view'

/** Enables, disables or deletes several API clients. */
export async function bulkAction(input: BulkInput) {
  const { enableApiClients, disableApiClients, deleteApiClients } = runtime().may
  const batches = { enable: enableApiClients, disable: disableApiClients, delete: deleteApiClients }
  const state = await submitBulk(input, batches)
  if (state.ok && state.value.some(({ problem }) => problem === null)) revalidatePath('/api-clients')
  return state
}

/** The chosen API clients as a CSV file. */
export async function exportApiClientsAction(input: { ids: string[] }): Promise<ActionState<string>> {
  const result = await runtime().may.exportApiClients(await currentActor(), input)
  return toActionState(result, (clients) => {
    const rows = clients.map(toExportFields)
    const lines = [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map(csvLine)
    return byteOrderMark + lines.join('')
  })
}
