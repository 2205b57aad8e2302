import { stateOf } from './credential'
import { shownSecret, type KnownCredential, type KnownSecret, type RefusalReason } from './known-credential'

/** A client that has proven who it is. */
export interface ProvenClient {
  credential: KnownCredential
  /** The live secret that it proved it with. */
  secret: KnownSecret
}

/** Whether a client is who it claims to be and may be used. The caller is never told why it is refused. */
export type ClientDecision =
  | { kind: 'refused'; reason: RefusalReason }
  | { kind: 'accepted'; secret: KnownSecret }

/** Decides whether a client showed a live secret and is active. The address is decided apart: `addressRefusal`. */
export function decideClient(
  credential: KnownCredential,
  { matches, now }: { matches: (secret: KnownSecret) => boolean; now: Date },
): ClientDecision {
  const secret = shownSecret(credential, matches, now)
  if (!secret) return { kind: 'refused', reason: 'wrong_secret' }
  const state = stateOf(credential, now)
  return state === 'active' ? { kind: 'accepted', secret } : { kind: 'refused', reason: state }
}
