import { stateOf, type CredentialKind } from './credential'
import { withSecretsMarked } from './secret-in-address'
import type { SecretSummary } from './secret-summary'
import { withoutHidden } from './text'

/** A secret with its credential, which may have been deleted. */
export interface OwnedSecret extends SecretSummary {
  /** When it ended before its time, or with its credential. */
  endedAt: Date | null
  credential: {
    id: string
    kind: CredentialKind
    name: string
    /** Only API clients have one. */
    clientId: string | null
    /** Only service API keys have one. */
    serviceUserName: string | null
    version: number
    lastRedeemedAt: Date | null
    lastRedeemedFrom: string | null
    expiresAt: Date | null
    disabledAt: Date | null
    deletedAt: Date | null
  }
}

/** Since when a secret has been dead for good; null if it is live, even if its credential does not work now. */
export function endOfSecret({ endedAt, retiresAt, credential }: OwnedSecret, now: Date): Date | null {
  if (endedAt) return endedAt
  if (retiresAt && retiresAt <= now) return retiresAt
  if (credential.deletedAt) return credential.deletedAt
  return stateOf(credential, now) === 'expired' ? credential.expiresAt : null
}

/** What a report does to a secret. */
interface ReportEffect {
  /** Whether it had not been reported before. */
  isFirst: boolean
  /** Whether it was live until now. */
  wasLive: boolean
  ends: boolean
  /** Whether its credential has no other live secret and is disabled with it. */
  disables: boolean
}

/**
 * What the report of a known secret does, whoever reports it; null if it changes nothing. `wantsEnd`: because the reporter or a
 * policy says so. `liveBeside`: how many other live secrets the credential has.
 */
export function effectOfReport(
  secret: OwnedSecret,
  { wantsEnd, liveBeside, now }: { wantsEnd: boolean; liveBeside: number; now: Date },
): ReportEffect | null {
  const isFirst = secret.reportedAt === null
  const wasLive = endOfSecret(secret, now) === null
  const ends = wasLive && wantsEnd
  if (!isFirst && !ends) return null
  return { isFirst, wasLive, ends, disables: ends && liveBeside === 0 }
}

/**
 * Where a secret was found, as it is stored: one line, without hidden characters, and without the secret itself. Null if
 * nothing was said.
 */
export function foundIn(said: string): string | null {
  return withSecretsMarked(withoutHidden(said.normalize('NFC')).trim()) || null
}
