import { toActionState } from './action-state'
import type { BulkOutcome } from '@/components/credentials/bulk-view'
import type { ActionState } from '@/components/ui/action-state'
import type { Failure, Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { bulkForm, type BulkInput } from '@/lib/schemas/forms/bulk'
import { currentActor } from '@/lib/session/actor'

type Batch = (
  actor: Principal,
  input: { ids: string[] },
) => Promise<Result<{ id: string; failure: Failure | null }[]>>

const notOurs = { ok: false as const, message: 'This is not what a page of the console sends.', fields: {} }

/** Does to several credentials of a kind what was chosen, and says of each why it was not done. */
export async function submitBulk(
  input: BulkInput,
  batches: Record<BulkInput['what'], Batch>,
): Promise<ActionState<BulkOutcome[]>> {
  const read = bulkForm.safeParse(input)
  if (!read.success) return notOurs
  const { what, ids } = read.data
  const result = await batches[what](await currentActor(), { ids })
  return toActionState(result, (outcomes) =>
    outcomes.map(({ id, failure }) => ({ id, problem: failure && messageOf(failure) })),
  )
}

function messageOf(failure: Failure): string {
  const state = toActionState({ ok: false, failure }, () => null)
  return (state.ok ? null : state.message) ?? 'It could not be done.'
}
