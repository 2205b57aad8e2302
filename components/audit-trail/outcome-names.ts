import type { UsageOutcome } from '@/lib/domain/usage'

const names: Record<UsageOutcome, string> = {
  allowed: 'Allowed',
  wrong_secret: 'Wrong secret',
  forbidden_address: 'Forbidden address',
  unknown_address: 'Unknown address',
  insufficient_scope: 'Insufficient scope',
  invalid_scope: 'Invalid scope',
  disabled: 'Disabled',
  expired: 'Expired',
  token_expired: 'Token expired',
  revoked: 'Token revoked',
  deleted: 'Deleted',
}

/** The outcome of a use in the words of the screen. An outcome from a later version shows unchanged. */
export function usageOutcomeName(outcome: string): string {
  return Object.hasOwn(names, outcome) ? names[outcome as UsageOutcome] : outcome
}

/** The outcomes that usage can be filtered by: allowed, all that were denied, or one reason. */
export const usageOutcomeOptions = [
  { value: 'allowed', label: names.allowed },
  { value: 'denied', label: 'Denied' },
  ...Object.entries(names).flatMap(([value, label]) => (value === 'allowed' ? [] : [{ value, label }])),
]
