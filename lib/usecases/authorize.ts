import { roleOf, type Actor, type Person, type Stranger } from '@/lib/domain/actor'
import type { Failure } from '@/lib/domain/failure'
import { may, refusalReason, type Permission } from '@/lib/domain/role'
import type { TransactionStore } from '@/lib/ports/store'

/** Who comes through: strangers by `entry`, people by every other permission. */
export type ActorOf<P extends Permission> = P extends 'entry' ? Stranger : Person

/** Whether the actor may, and if not, what the answer is. */
export function refuse(actor: Actor, permission: Permission): Failure | null {
  if (may(roleOf(actor), permission)) return null
  if (actor.kind === 'stranger') return { kind: 'signed_out' }
  return { kind: 'forbidden', reason: refusalReason(permission) }
}

/** Checks again after slow work: meanwhile the person may have lost their session or role. */
export async function refuseNow(
  store: Pick<TransactionStore, 'sessions'>,
  actor: Actor,
  permission: Permission,
): Promise<Failure | null> {
  if (actor.kind === 'stranger') return null
  const session = await store.sessions.hold(actor.sessionId)
  return session ? refuse({ ...actor, ...session }, permission) : { kind: 'signed_out' }
}
