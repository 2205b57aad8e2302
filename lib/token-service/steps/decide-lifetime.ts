import { decideToken } from '@/lib/domain/access-token'
import type { Admitted } from './check-address'
import type { Countable } from './count-use'
import type { Presented } from './read-client'
import { refuseClient } from './refuse-client'

export interface Lifetime {
  /** The lifetime of the token in seconds. */
  lifetime: number
}

/** Decides how long the token lives. A client that expires within the second counts as expired. */
export async function decideLifetime(known: Countable & Presented & Admitted): Promise<Lifetime> {
  const { service, client, now } = known
  const decision = decideToken(client, { longestLifetime: service.lifetime, now })
  if (decision.kind === 'refused') return refuseClient(known, decision.reason, client.credential)
  return { lifetime: decision.lifetime }
}
