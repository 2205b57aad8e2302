import {
  holds,
  type HalfSignedIn,
  type Person,
  type Principal,
  type Program,
  type Stranger,
} from '@/lib/domain/principal'
import type { Failure } from '@/lib/domain/failure'
import { stepUpNeeded } from '@/lib/domain/step-up'
import { refusalReason, type Permission } from '@/lib/domain/role'
import type { TransactionStore } from '@/lib/ports/store'

/** Permissions that concern a person's own things: no program has an account, sessions or notices. */
const personal = ['session:end', 'account:manage', 'notifications:own'] as const satisfies Permission[]
type Personal = (typeof personal)[number]

const own = [...personal, 'sign-in:finish', 'sign-in:leave', 'factor:set-up'] as const satisfies Permission[]

/** Whether what needs this permission concerns only the person who does it. */
export function concernsOneself(permission: Permission): boolean {
  return (own as Permission[]).includes(permission)
}

/**
 * Who can pass the check: strangers for `entry`, those half signed in for `sign-in:*`, both they and people for `factor:set-up`, only
 * people for personal permissions, people and programs for the rest.
 */
export type ActorOf<P extends Permission> = P extends 'entry'
  ? Stranger
  : P extends 'sign-in:finish' | 'sign-in:leave'
    ? HalfSignedIn
    : P extends 'factor:set-up'
      ? Person | HalfSignedIn
      : P extends Personal
        ? Person
        : Person | Program

/** Returns null if the actor has the permission, or else the failure. */
export function refuse(actor: Principal, permission: Permission): Failure | null {
  if (holds(actor, permission)) return null
  if (actor.kind === 'stranger' || actor.kind === 'half') return { kind: 'signed_out' }
  return { kind: 'forbidden', reason: refusalReason(permission) }
}

/** Asks a person to prove that it is still them; null if they did recently. */
export function askAgain(actor: Principal, now: Date): Failure | null {
  const needed = stepUpNeeded(actor, now)
  return needed && { kind: 'step_up', needed }
}

/** Checks again after slow work: in the meantime the person may have lost their session or role. */
export async function refuseNow(
  store: Pick<TransactionStore, 'sessions'>,
  actor: Principal,
  permission: Permission,
): Promise<Failure | null> {
  if (actor.kind === 'stranger') return null
  // A program's permissions cannot be looked up again yet, and Keyturn itself has none.
  if (actor.kind !== 'person' && actor.kind !== 'half')
    return { kind: 'forbidden', reason: refusalReason(permission) }
  const session = await store.sessions.hold(actor.sessionId)
  const isComplete = actor.kind === 'person' || actor.needs === 'set_up'
  if (!session || session.isComplete !== isComplete) return { kind: 'signed_out' }
  return refuse(actor.kind === 'person' ? { ...actor, role: session.role } : actor, permission)
}
