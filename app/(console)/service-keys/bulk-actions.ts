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

/** Enables, disables or deletes several service API keys. */
export async function bulkAction(input: BulkInput) {
  const { enableServiceApiKeys, disableServiceApiKeys, deleteServiceApiKeys } = runtime().may
  const batches = {
    enable: enableServiceApiKeys,
    disable: disableServiceApiKeys,
    delete: deleteServiceApiKeys,
  }
  const state = await submitBulk(input, batches)
  if (state.ok && state.value.some(({ problem }) => problem === null)) revalidatePath('/service-keys')
  return state
}

/** The chosen service API keys as a CSV file. */
export async function exportServiceApiKeysAction(input: { ids: string[] }): Promise<ActionState<string>> {
  const result = await runtime().may.exportServiceApiKeys(await currentActor(), input)
  return toActionState(result, (keys) => toCsv(keys.map(toExportFields)))
}

/** The service API keys that match the filters of the list. */
export async function matchingServiceApiKeysAction(query: CredentialListQuery) {
  return submitMatching(query, runtime().may.listMatchingServiceApiKeys)
}
