'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { submitBulk } from '@/app/bulk-door'
import { toCsv } from '@/app/credential-export'
import { submitMatching } from '@/app/matching-door'
import type { ActionState } from '@/components/ui/action-state'
import { runtime } from '@/lib/runtime'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
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
  return toActionState(result, (clients) => toCsv(clients.map(toExportFields)))
}

/** The API clients that match the filters of the list. */
export async function matchingApiClientsAction(query: CredentialListQuery) {
  return submitMatching(query, runtime().may.listMatchingApiClients)
}
