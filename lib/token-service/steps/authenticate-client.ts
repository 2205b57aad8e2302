import { decideClient, type ProvenClient } from '@/lib/domain/client-authentication'
import { equalHashes, hashSecret } from '@/lib/domain/secret'
import type { Asked, Serving } from '../endpoint'
import type { Counted } from './count-as'
import type { WhereAndWhen } from './count-use'
import type { Presented } from './read-client'
import { refuseClient } from './refuse-client'

export interface Authenticated extends WhereAndWhen {
  /** A client that has proven who it is, though perhaps not from where it may be used: `checkAddress` decides that. */
  proven: ProvenClient
}

/** Looks the client up and compares its secret. Whatever is wrong with it is counted, throttled, and answered alike. */
export async function authenticateClient(
  known: Serving & Asked & Counted & Presented,
): Promise<Authenticated> {
  const { service, request, presented } = known
  // Before anything is waited for: a connection that has ended no longer says where it came from.
  const from = service.sourceAddress(request.raw)
  const credential = await service.directory.find(presented.clientId)
  const now = service.clock()
  // Hashed for an unknown client too, so that both take as long.
  const hash = hashSecret(service.secretHashKey, presented.clientSecret)
  if (!credential) return refuseClient({ ...known, from, now }, 'unknown_client')
  const decision = decideClient(credential, { matches: (secret) => equalHashes(secret.hash, hash), now })
  if (decision.kind === 'refused') return refuseClient({ ...known, from, now }, decision.reason, credential)
  return { proven: { credential, secret: decision.secret }, from, now }
}
