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

/** How a use ended, in the words of the screen. One written by a later version shows as it stands. */
export function usageOutcomeName(outcome: string): string {
  return Object.hasOwn(names, outcome) ? names[outcome as UsageOutcome] : outcome
}

/** What usage can be filtered by: whatever was not allowed, or one reason. */
export const usageOutcomeOptions = [
  { value: 'allowed', label: names.allowed },
  { value: 'denied', label: 'Denied' },
  ...Object.entries(names).flatMap(([value, label]) => (value === 'allowed' ? [] : [{ value, label }])),
]
