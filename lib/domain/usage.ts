import type { VerificationDecision } from './access-token'
import type { introspectionApi } from './catalogue'
import type { CredentialKind } from './credential'
import type { KnownCredential, RefusalReason } from './known-credential'
import type { AddressRefusal } from './network-restriction'
import { day } from './time'
import type { DayOfUsage } from './usage-days'

/** The outcome of a use of a credential: allowed, or the reason why not. */
export type UsageOutcome =
  | 'allowed'
  | RefusalReason
  | AddressRefusal
  | 'insufficient_scope'
  | 'invalid_scope'
  /** It named a token of another client. */
  | 'foreign_token'

/** The properties by which uses are counted. */
export interface Use {
  credentialId: string
  /** The required scope, empty if none was required; `token` or `revoke` for a request to that endpoint. */
  scope: string
  sourceAddress: string
  outcome: UsageOutcome
  /** The roles of the authority, separated by spaces. */
  roles: string
}

/** Uses of one kind, in one period. */
export interface CountedUse extends Use {
  /** The beginning of the period. */
  period: Date
  count: number
  firstAt: Date
  lastAt: Date
}

/** A row of usage as people read it. */
export interface UsageRecord {
  /** Of two rows in a period, the later has the larger id. */
  id: bigint
  credential: { id: string; kind: CredentialKind; name: string; clientId: string | null; isDeleted: boolean }
  /** The beginning of its hour in UTC, or of its day if it is older than a week. */
  period: Date
  scope: string
  sourceAddress: string
  outcome: string
  roles: string
  count: number
  firstAt: Date
  lastAt: Date
}

/** How long usage is kept by the hour, before it is kept by the day. */
const keptByTheHour = 7 * day

/** The day in UTC from whose beginning usage is kept by the hour. */
export function hourlySince(now: Date): Date {
  return new Date(Math.floor((now.getTime() - keptByTheHour) / day) * day)
}

/** Whether a period that begins at a moment is an hour, or a day because it is old. */
export function lengthOfPeriod(period: Date, now: Date): 'hour' | 'day' {
  return period.getTime() % day === 0 && period < hourlySince(now) ? 'day' : 'hour'
}

/** The recent usage of one credential. */
export interface CredentialUsage {
  /** Days in UTC, oldest first, without gaps. */
  days: DayOfUsage[]
  /** The addresses that used it, latest first. */
  addresses: { address: string; lastAt: Date; allowed: number; denied: number }[]
}

/**
 * An endpoint at which clients authenticate. Its uses are counted under its name, or under the permission that it requires,
 * which then counts as used.
 */
export type ClientEndpoint = 'token' | 'revoke' | `${typeof introspectionApi}:read`

/** The scope for names that no API can have, and for scopes beyond the number that are counted separately. */
export const otherScope = 'other'
/** The address for all beyond the number that are counted separately. */
export const otherAddresses = 'others'

const scopePattern = /^[a-z][a-z0-9-]{1,39}:(read|write)$/
const mostNamed = 4

/** The required scopes as they are counted. Invented scopes must not create rows without limit. */
function scopeText(required: readonly string[]): string {
  const [first] = required
  if (first === undefined) return ''
  if (required.length > mostNamed || !required.every((scope) => scopePattern.test(scope))) return otherScope
  return required.length === 1 ? first : [...new Set(required)].toSorted().join(' ')
}

/** Scopes that a caller named, each once. What does not have the form of a scope becomes `other`. */
export function namedScopes(scopes: readonly string[]): string[] {
  return [...new Set(scopes.map((scope) => (scopePattern.test(scope) ? scope : otherScope)))]
}

/** The use to count for a request of a known client to an endpoint. */
export function clientUse(
  credential: KnownCredential,
  { endpoint, outcome, from }: { endpoint: ClientEndpoint; outcome: UsageOutcome; from: string },
): Use {
  return {
    credentialId: credential.id,
    scope: endpoint,
    sourceAddress: from,
    outcome,
    roles: credential.roles.join(' '),
  }
}

/** The outcome of a verification. */
type VerificationOutcome = Exclude<UsageOutcome, 'invalid_scope' | 'foreign_token'>

/** The use to count for the verification of a token or key; its outcome is also the answer. */
export function verificationUse(
  shown: { credentialId: string; roles: readonly string[] },
  decision: VerificationDecision,
  request: { required: readonly string[]; from: string },
): Use & { outcome: VerificationOutcome } {
  const outcome = (): VerificationOutcome => {
    if (decision.kind === 'refused') return decision.reason
    if (decision.kind !== 'accepted') return decision.kind
    const suffices = request.required.every((needed) => decision.scope.includes(needed))
    return suffices ? 'allowed' : 'insufficient_scope'
  }
  return {
    credentialId: shown.credentialId,
    scope: scopeText(request.required),
    sourceAddress: request.from,
    outcome: outcome(),
    roles: (decision.kind === 'accepted' ? decision.roles : shown.roles).join(' '),
  }
}
