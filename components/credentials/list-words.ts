import type { AttentionReason, ListOrder } from '@/lib/domain/credential-list'
import { idleDays, soonDays } from '@/lib/schemas/forms/credential-list'

export const stateOptions = [
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'expired', label: 'Expired' },
]

/** The most urgent first, with the verb of the kind: redeemed or used. */
export function attentionOptions(used: string) {
  const labels: Record<AttentionReason, string> = {
    any: 'Attention: any',
    expired: 'Expired',
    expiring: `Expires within ${soonDays} days`,
    never_redeemed: `Never ${used}, ${idleDays} days old`,
    unused: `Unused for ${idleDays} days`,
    unrestricted: 'No network restriction',
  }
  return options(labels)
}

/** The first is the default. */
export function orderOptions(used: string) {
  const labels: Record<Exclude<ListOrder, '-created'>, string> = {
    created: 'Oldest first',
    name: 'Name, A to Z',
    '-name': 'Name, Z to A',
    '-redeemed': `Last ${used}, latest first`,
    redeemed: `Last ${used}, longest ago first`,
    expires: 'Expires, soonest first',
    '-expires': 'Expires, latest first',
  }
  return [{ value: '', label: 'Newest first' }, ...options(labels)]
}

const options = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
