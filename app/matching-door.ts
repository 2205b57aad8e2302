import { toActionState } from './action-state'
import type { ChosenCredential } from '@/components/credentials/bulk-view'
import type { ActionState } from '@/components/ui/action-state'
import type { Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'
import {
  readListForm,
  type CredentialListQuery,
  type toListCommand,
} from '@/lib/schemas/forms/credential-list'
import type { Unreadable } from '@/lib/schemas/commands/unreadable'
import { currentActor } from '@/lib/session/actor'

type Matching = (
  actor: Principal,
  command: ReturnType<typeof toListCommand> | Unreadable,
) => Promise<Result<{ id: string; name: string; lastRedeemedAt: Date | null }[]>>

/** The credentials that match a query which a browser sent. */
export async function submitMatching(
  query: CredentialListQuery,
  matching: Matching,
): Promise<ActionState<ChosenCredential[]>> {
  const actor = await currentActor()
  const timeZone = actor.kind === 'person' ? actor.timeZone : 'UTC'
  return toActionState(await matching(actor, readListForm(query, timeZone)), (found) =>
    found.map(({ id, name, lastRedeemedAt }) => ({
      id,
      name,
      lastRedeemedAt: lastRedeemedAt?.toISOString() ?? null,
    })),
  )
}
