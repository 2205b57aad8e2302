import type { ProvenClient } from '@/lib/domain/client-authentication'
import { addressRefusal } from '@/lib/domain/network-restriction'
import { OAuthError } from '../errors'
import type { Authenticated } from './authenticate-client'
import { countUse, type Countable } from './count-use'

/** A client that has proven who it is, from where it may be used. What comes after decides about this one alone. */
export interface Admitted {
  client: ProvenClient
}

/** Refuses a right secret from a forbidden address, and tells of it as a possible leak. */
export function checkAddress(known: Countable & Authenticated): Admitted {
  const { service, proven, from, now } = known
  const { credential } = proven
  const misplaced = addressRefusal(credential.restriction, from)
  if (!misplaced) return { client: proven }
  countUse(known, credential, misplaced)
  // What cannot be read is a gateway's mistake and no sign of a leak.
  if (misplaced === 'forbidden_address') service.leaked({ credentialId: credential.id, from, at: now })
  throw new OAuthError('unauthorized_client', misplaced, 'The client may not be used from this address.')
}
