import type { VerificationDecision } from './access-token'
import type { KnownCredential, RefusalReason } from './known-credential'
import type { AddressRefusal } from './network-restriction'
import type { DayOfUsage } from './usage-days'

/** How a use of a credential ended: allowed, or why not. */
export type UsageOutcome = 'allowed' | RefusalReason | AddressRefusal | 'insufficient_scope' | 'invalid_scope'

/** What uses are counted by. */
export interface Use {
  credentialId: string
  /** The scope that was required; `token` for a token request, empty when none was required. */
  scope: string
  sourceAddress: string
  outcome: UsageOutcome
  /** Whose authority, as scopes are written: with spaces between. */
  roles: string
}

/** Uses of one kind, in one period. */
export interface CountedUse extends Use {
  /** Its first moment. */
  period: Date
  count: number
  firstAt: Date
  lastAt: Date
}

/** A row of usage as people read it. */
export interface UsageRecord {
  /** Larger for the later of two rows of a period. */
  id: bigint
  credential: { id: string; name: string; clientId: string | null }
  /** The beginning of its hour, in UTC; of its day when that is older than a week. */
  period: Date
  scope: string
  sourceAddress: string
  outcome: string
  roles: string
  count: number
  firstAt: Date
  lastAt: Date
}

/** What one credential was used for lately. */
export interface CredentialUsage {
  /** Days in UTC, oldest first, without gaps. */
  days: DayOfUsage[]
  /** Where it was used from, the latest first. */
  addresses: { address: string; lastAt: Date; allowed: number; denied: number }[]
}

/** An endpoint to which clients prove who they are, as its uses are counted: by its name, where a scope stands otherwise. */
export type ClientEndpoint = 'token'

/** Stands for what no API of ours could be asked for, and for scopes past the most that are told apart. */
export const otherScope = 'other'
/** Stands for the addresses past the most that are told apart. */
export const otherAddresses = 'others'

const scopePattern = /^[a-z][a-z0-9-]{1,39}:(read|write)$/
const mostNamed = 4

/** The required scopes as they are counted: what callers make up must not make rows without end. */
function scopeText(required: readonly string[]): string {
  const [first] = required
  if (first === undefined) return ''
  if (required.length > mostNamed || !required.every((scope) => scopePattern.test(scope))) return otherScope
  return required.length === 1 ? first : [...new Set(required)].toSorted().join(' ')
}

/** The use that a known client makes of an endpoint. */
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

/** The use that the verification of a token or key of ours is; its outcome is also the answer. */
export function verificationUse(
  shown: { credentialId: string; roles: readonly string[] },
  decision: VerificationDecision,
  request: { required: readonly string[]; from: string },
): Use {
  const outcome = () => {
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
