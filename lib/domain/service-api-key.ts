import type { KnownCredential, VerificationDecision } from './access-token'
import { stateOf } from './credential'
import { addressRefusal } from './network-restriction'

/** Decides whether a service API key passes: it is active and used from an allowed address. Its permissions are the current ones. */
export function decideServiceApiKey(key: KnownCredential, from: string, now: Date): VerificationDecision {
  const state = stateOf(key, now)
  if (state !== 'active') return { kind: 'refused', reason: state }
  const misplaced = addressRefusal(key.restriction, from)
  if (misplaced) return { kind: misplaced }
  return { kind: 'accepted', scope: key.scope, roles: key.roles }
}
