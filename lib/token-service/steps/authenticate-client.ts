import { decideClient, type ProvenClient } from '@/lib/domain/client-authentication'
import { equalHashes, hashSecret } from '@/lib/domain/secret'
import type { Asked, Serving } from '../endpoint'
import type { Counted } from './count-as'
import type { WhereAndWhen } from './count-use'
import type { Presented } from './read-client'
import { refuseClient } from './refuse-client'

export interface Authenticated extends WhereAndWhen {
  /** A client that has proven its identity. `checkAddress` decides whether it may be used from this address. */
  proven: ProvenClient
}

/** Looks up the client and compares its secret. Every failure is counted, throttled and answered in the same way. */
export async function authenticateClient(
  known: Serving & Asked & Counted & Presented,
): Promise<Authenticated> {
  const { service, request, presented } = known
  // Read before anything is awaited: a connection that has ended has no address any more.
  const from = service.sourceAddress(request.raw)
  const credential = await service.directory.find(presented.clientId)
  const now = service.clock()
  // Also hashed for an unknown client, so that both take the same time.
  const hash = hashSecret(service.secretHashKey, presented.clientSecret)
  if (!credential) return refuseClient({ ...known, from, now }, 'unknown_client')
  const decision = decideClient(credential, { matches: (secret) => equalHashes(secret.hash, hash), now })
  if (decision.kind === 'refused') return refuseClient({ ...known, from, now }, decision.reason, credential)
  return { proven: { credential, secret: decision.secret }, from, now }
}
