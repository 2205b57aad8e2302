import { stateOf, type CredentialKind } from './credential'
import { withSecretsMarked } from './secret-in-address'
import type { SecretSummary } from './secret-retirement'
import { withoutHidden } from './text'
import { day } from './time'

/** A dead secret is recognised for this long. Milliseconds. */
export const deadSecretsKnown = 90 * day

/** How long the text about where a secret was found may be. */
export const longestSource = 200

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
export function sourceOf(said: string): string | null {
  return withSecretsMarked(withoutHidden(said.normalize('NFC')).trim()) || null
}

/** A report of a live secret, as administrators are alerted of it. */
export interface SecretReport {
  secretId: string
  /** The last four characters of the secret. */
  hint: string
  source: string | null
  /** The name of the person, or the address of the program. */
  by: string
  /** What came of it. Flagged: nothing was done; dormant: nor does it work, while its credential is disabled. */
  outcome: 'flagged' | 'dormant' | 'ended' | 'disabled'
  at: Date
}

/** The key of the alert: one per secret and outcome. */
export function reportKey({ secretId, outcome }: Pick<SecretReport, 'secretId' | 'outcome'>): string {
  return `secret_reported ${secretId} ${outcome}`
}

/** The title of the alert, and the subject of its message. */
export function reportTitle(name: string): string {
  return `A secret of ${name} was reported as leaked`
}

const outcomes: Record<SecretReport['outcome'], string> = {
  flagged:
    'It still works. Find out what uses it, then reset the secret, or disable or replace the credential.',
  dormant: 'It does not work now, because the credential is disabled. Do not enable it with this secret.',
  ended: 'Keyturn ended it and its tokens. Another secret of this credential still works.',
  disabled:
    'Keyturn ended it. No other secret of the credential worked, so the credential is disabled too. Its programs need a new secret.',
}

/** What happened, and what to do. */
export function reportBody({ hint, source, by, outcome }: SecretReport): string {
  const where = source === null ? '' : `, found in “${source}”`
  return `The secret ending in ${hint} was reported by ${by}${where}. ${outcomes[outcome]}`
}
