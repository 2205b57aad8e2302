import type { ActionState } from '@/components/ui/action-state'
import type { BulkInput } from '@/lib/schemas/forms/bulk'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'

/** The outcome for one of several credentials; `problem` is null if it was changed. */
export interface BulkOutcome {
  id: string
  problem: string | null
  /** Whether it no longer exists. */
  isGone: boolean
}

/** What the question about several credentials needs to know about each. */
export interface ChosenCredential {
  id: string
  name: string
  lastRedeemedAt: string | null
}

export interface BulkActions {
  change: (input: BulkInput) => Promise<ActionState<BulkOutcome[]>>
  export: (input: { ids: string[] }) => Promise<ActionState<string>>
  /** What matches the filters, in their order, up to the maximum that can be selected. */
  matching: (query: CredentialListQuery) => Promise<ActionState<ChosenCredential[]>>
}
