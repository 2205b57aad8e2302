import { stateOf } from './credential'
import { shownSecret, type KnownCredential, type KnownSecret, type RefusalReason } from './known-credential'
import { addressRefusal, type AddressRefusal } from './network-restriction'

/** Whether a service API key is active. If it is, the decision includes the presented live secret. */
type ServiceApiKeyState =
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'accepted'; secret: KnownSecret; scope: readonly string[]; roles: readonly string[] }

/** Whether a service API key passes. */
export type ServiceApiKeyDecision =
  | ServiceApiKeyState
  /** The key was correct but the address was not. A forbidden address may mean that the key has leaked. */
  | { kind: AddressRefusal }

interface ShownKey {
  /** Compares a stored hash with the presented key. */
  matches: (secret: KnownSecret) => boolean
  now: Date
}

/**
 * Decides whether a service API key is active, wherever it is used: a live secret was presented, and the key is neither
 * disabled nor expired. Its permissions are the current ones.
 */
export function decideServiceApiKeyState(
  key: KnownCredential,
  { matches, now }: ShownKey,
): ServiceApiKeyState {
  const secret = shownSecret(key, matches, now)
  if (!secret) return { kind: 'refused', reason: 'wrong_secret' }
  const state = stateOf(key, now)
  if (state !== 'active') return { kind: 'refused', reason: state }
  return { kind: 'accepted', secret, scope: key.scope, roles: key.roles }
}

/** Decides whether a service API key passes: it is active, and is used from an allowed address. */
export function decideServiceApiKey(
  key: KnownCredential,
  shown: ShownKey & { from: string },
): ServiceApiKeyDecision {
  const state = decideServiceApiKeyState(key, shown)
  if (state.kind === 'refused') return state
  const misplaced = addressRefusal(key.restriction, shown.from)
  return misplaced ? { kind: misplaced } : state
}
