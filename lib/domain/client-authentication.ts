import { stateOf } from './credential'
import { shownSecret, type KnownCredential, type KnownSecret, type RefusalReason } from './known-credential'

/** An authenticated client. */
export interface ProvenClient {
  credential: KnownCredential
  /** The live secret that it presented. */
  secret: KnownSecret
}

/** Whether a client is authenticated and active. The answer never reveals the reason for a refusal. */
export type ClientDecision =
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'accepted'; secret: KnownSecret }

/** Decides whether a client presented a live secret and is active. `addressRefusal` decides about the address separately. */
export function decideClient(
  credential: KnownCredential,
  { matches, now }: { matches: (secret: KnownSecret) => boolean; now: Date },
): ClientDecision {
  const secret = shownSecret(credential, matches, now)
  if (!secret) return { kind: 'refused', reason: 'wrong_secret' }
  const state = stateOf(credential, now)
  return state === 'active' ? { kind: 'accepted', secret } : { kind: 'refused', reason: state }
}
