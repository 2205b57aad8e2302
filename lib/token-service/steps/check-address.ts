import type { ProvenClient } from '@/lib/domain/client-authentication'
import { addressRefusal } from '@/lib/domain/network-restriction'
import { OAuthError } from '../errors'
import type { Authenticated } from './authenticate-client'
import { countUse, type Countable } from './count-use'

/** A client that has proven its identity, at an allowed address. Later steps check the details of the request. */
export interface Admitted {
  client: ProvenClient
}

/** Refuses a correct secret from a forbidden address, and reports it as a possible leak. */
export function checkAddress(known: Countable & Authenticated): Admitted {
  const { service, proven, from, now } = known
  const { credential } = proven
  const misplaced = addressRefusal(credential.restriction, from)
  if (!misplaced) return { client: proven }
  countUse(known, credential, misplaced)
  // An address that cannot be read is a mistake of the gateway, not a sign of a leak.
  if (misplaced === 'forbidden_address') service.leaked({ credentialId: credential.id, from, at: now })
  throw new OAuthError('unauthorized_client', misplaced, 'The client may not be used from this address.')
}
