import type { KnownCredential, RefusalReason } from '@/lib/domain/known-credential'
import { invalidClient, tooManyFailures } from '../errors'
import { countUse, type Countable } from './count-use'
import type { Presented } from './read-client'

type Refusable = Countable & Presented

/**
 * Refuses a client. For a known client this is counted as a use, and too many failures from one address have to wait.
 * Attempts with unknown client IDs are not stored.
 */
export async function refuseClient(known: Refusable, reason: 'unknown_client'): Promise<never>
export async function refuseClient(
  known: Refusable,
  reason: RefusalReason,
  credential: KnownCredential,
): Promise<never>
export async function refuseClient(
  known: Refusable,
  reason: RefusalReason | 'unknown_client',
  credential?: KnownCredential,
): Promise<never> {
  const { service, presented, from, now } = known
  if (credential && reason !== 'unknown_client') countUse(known, credential, reason)
  const wait = await service.throttle.count(`${presented.clientId.slice(0, 64)} ${from}`)
  // Whether a client is active is decided only after its secret has matched.
  const isProven = credential !== undefined && reason !== 'wrong_secret'
  const about = { credential, from, now, ...(isProven && { secretHint: presented.clientSecret.slice(-4) }) }
  throw wait > 0 ? tooManyFailures(reason, wait, about) : invalidClient(reason, presented.usedBasic, about)
}
