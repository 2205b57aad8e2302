import type { ActionState } from '@/components/ui/action-state'
import type { BulkInput } from '@/lib/schemas/forms/bulk'

/** What became of one of several: null when it was done, else why not. */
export interface BulkOutcome {
  id: string
  problem: string | null
}

/** A credential that was chosen, as far as the question about several names it. */
export interface ChosenCredential {
  id: string
  name: string
  lastRedeemedAt: string | null
}

export interface BulkActions {
  change: (input: BulkInput) => Promise<ActionState<BulkOutcome[]>>
  export: (input: { ids: string[] }) => Promise<ActionState<string>>
}
