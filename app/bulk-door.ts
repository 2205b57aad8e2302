import { toActionState } from './action-state'
import type { BulkOutcome } from '@/components/credentials/bulk-view'
import type { ActionState } from '@/components/ui/action-state'
import type { Failure, Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import { problemsOf } from '@/lib/schemas/commands/problems'
import { unreadable, type Unreadable } from '@/lib/schemas/commands/unreadable'
import { bulkForm, type BulkInput } from '@/lib/schemas/forms/bulk'
import { currentActor } from '@/lib/session/actor'

type Batch = (
  actor: Principal,
  input: { ids: string[] } | Unreadable,
) => Promise<Result<{ id: string; failure: Failure | null }[]>>

const notOurs = {
  ok: false as const,
  message: 'The server does not understand this request. Reload the page and try again.',
  fields: {},
}

/** Applies the chosen action to several credentials of a kind, and says for each why it failed, if it did. */
export async function submitBulk(
  input: unknown,
  batches: Record<BulkInput['what'], Batch>,
): Promise<ActionState<BulkOutcome[]>> {
  const read = bulkForm.safeParse(input)
  if (!read.success) {
    const what = bulkForm.shape.what.safeParse((input as { what?: unknown } | null)?.what)
    // The use-case refuses it too, but checks the permission first and records the attempt.
    if (what.success) await batches[what.data](await currentActor(), unreadable(problemsOf(read.error)))
    return notOurs
  }
  const { what, ids } = read.data
  const result = await batches[what](await currentActor(), { ids })
  return toActionState(result, (outcomes) =>
    outcomes.map(({ id, failure }) => ({
      id,
      problem: failure && messageOf(failure),
      isGone: failure?.kind === 'not_found',
    })),
  )
}

function messageOf(failure: Failure): string {
  const state = toActionState({ ok: false, failure }, () => null)
  if ('stepUp' in state) return 'You have not confirmed recently that it is you.'
  return (state.ok ? null : state.message) ?? 'The change could not be made.'
}
