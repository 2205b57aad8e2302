import type { PresentUse } from '@/components/credentials/shut-out-notice'
import type { ActionState } from '@/components/ui/action-state'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { toActionState } from './action-state'
import { toGrantOffer } from './credential-view'
import type { Result } from '@/lib/domain/failure'
import type { Principal } from '@/lib/domain/principal'

// What the forms of both kinds of credential read when they open.

/** The current values of a credential, and the permissions that it can be granted. */
export async function readCurrentValues<Seen, View>(
  get: (actor: Principal, input: { id: string }) => Promise<Result<Seen>>,
  input: { id: string },
  toView: (seen: Seen) => View,
) {
  const actor = await currentActor()
  const [found, grantable] = await Promise.all([
    get(actor, input),
    runtime().may.listGrantableApis(actor, {}),
  ])
  return toActionState(found, (seen) => ({
    credential: toView(seen),
    grantable: toGrantOffer(grantable.ok ? grantable.value : null),
  }))
}

/** The addresses in use and the person’s own address: those that a new network restriction might block. */
export async function readPresentUse(input: { id: string }): Promise<ActionState<PresentUse>> {
  const actor = await currentActor()
  const result = await runtime().may.listUsedAddresses(actor, input)
  return toActionState(result, (used) => ({
    ownAddress: actor.address,
    used: used.map(({ address, lastAt }) => ({ address, lastAt: lastAt.toISOString() })),
  }))
}
