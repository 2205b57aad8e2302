import { stateOf } from './credential'
import { shownSecret, type KnownCredential, type KnownSecret, type RefusalReason } from './known-credential'
import { addressRefusal, type AddressRefusal } from './network-restriction'

/** Whether a service API key passes; when it does, with the live secret that was shown. */
export type ServiceApiKeyDecision =
  | { kind: 'refused'; reason: RefusalReason }
  /** The key was right, but not the address: a forbidden one may mean that it has leaked. */
  | { kind: AddressRefusal }
  | { kind: 'accepted'; secret: KnownSecret; scope: readonly string[]; roles: readonly string[] }

interface ShownKey {
  /** Compares one stored hash with the key that was shown. */
  matches: (secret: KnownSecret) => boolean
  /** The source address. */
  from: string
  now: Date
}

/**
 * Decides whether a service API key passes: a live secret of it was shown, it is active, and used from where it may be. It may
 * do what it holds at this moment.
 */
export function decideServiceApiKey(
  key: KnownCredential,
  { matches, from, now }: ShownKey,
): ServiceApiKeyDecision {
  const secret = shownSecret(key, matches, now)
  if (!secret) return { kind: 'refused', reason: 'wrong_secret' }
  const state = stateOf(key, now)
  if (state !== 'active') return { kind: 'refused', reason: state }
  const misplaced = addressRefusal(key.restriction, from)
  if (misplaced) return { kind: misplaced }
  return { kind: 'accepted', secret, scope: key.scope, roles: key.roles }
}
