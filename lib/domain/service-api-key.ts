import { stateOf } from './credential'
import { shownSecret, type KnownCredential, type KnownSecret, type RefusalReason } from './known-credential'
import { addressRefusal, type AddressRefusal } from './network-restriction'

/** Whether a service API key passes. If it does, the decision includes the presented live secret. */
export type ServiceApiKeyDecision =
  | { kind: 'refused'; reason: RefusalReason }
  /** The key was correct but the address was not. A forbidden address may mean that the key has leaked. */
  | { kind: AddressRefusal }
  | { kind: 'accepted'; secret: KnownSecret; scope: readonly string[]; roles: readonly string[] }

interface ShownKey {
  /** Compares a stored hash with the presented key. */
  matches: (secret: KnownSecret) => boolean
  /** The source address. */
  from: string
  now: Date
}

/**
 * Decides whether a service API key passes: a live secret was presented, the key is active, and it is used from an allowed
 * address. Its permissions are the current ones.
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
