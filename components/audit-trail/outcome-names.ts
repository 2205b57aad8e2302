import type { UsageOutcome } from '@/lib/domain/usage'

const reasons: Record<Exclude<UsageOutcome, 'allowed'>, string> = {
  wrong_secret: 'wrong secret',
  forbidden_address: 'address not allowed',
  unknown_address: 'address unknown',
  insufficient_scope: 'permission missing',
  invalid_scope: 'scope not granted',
  disabled: 'credential disabled',
  expired: 'credential expired',
  token_expired: 'token expired',
  token_not_yet_valid: 'token not valid yet',
  revoked: 'token revoked',
  deleted: 'credential deleted',
  foreign_token: 'token of another client',
}

/** Why a use was denied, in words. A reason from a later version shows unchanged. */
export function denialReason(outcome: string): string {
  return Object.hasOwn(reasons, outcome) ? reasons[outcome as keyof typeof reasons] : outcome
}

/** The outcome of a use in words, with the reason of a denial. */
export function usageOutcomeName(outcome: string): string {
  return outcome === 'allowed' ? 'Allowed' : `Denied: ${denialReason(outcome)}`
}

/** The outcomes that usage can be filtered by: allowed, all that were denied, or one reason. */
export const usageOutcomeOptions = [
  { value: 'allowed', label: 'Allowed' },
  { value: 'denied', label: 'Denied' },
  ...Object.keys(reasons).map((value) => ({ value, label: usageOutcomeName(value) })),
]
