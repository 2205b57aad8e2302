import type { AttentionFilter, AttentionReason, ListOrder } from '@/lib/domain/credential-list'
import { idleDays, soonDays } from '@/lib/schemas/forms/credential-list'
import type { RowFields } from './credential-view'

export const stateOptions = [
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'expired', label: 'Expired' },
]

/** The reasons for attention as filters, with the verb of the kind: redeemed or used. */
const attentionLabels = (used: string): Record<AttentionFilter, string> => ({
  any: 'For any reason',
  expired: 'Expired',
  expiring: `Expires within ${soonDays} days`,
  owner_disabled: 'Owner disabled',
  never_redeemed: `Never ${used} in ${idleDays} days`,
  unused: `Unused for ${idleDays} days`,
  unrestricted: 'No network restriction',
})

/** The filters by attention, of the reasons that count. */
export function attentionOptions(used: string, reasons: readonly AttentionReason[]) {
  const labels = attentionLabels(used)
  return (['any', ...reasons] as const).map((value) => ({ value, label: labels[value] }))
}

/** Why a credential needs attention, in words, without what its badge already says. */
export function reasonsInWords(
  { state, attention }: Pick<RowFields, 'state' | 'attention'>,
  used: string,
): string {
  // Nothing else matters any more.
  if (state === 'expired') return ''
  const words: Record<AttentionReason, string> = {
    expired: '',
    expiring: state === 'active' ? '' : 'expires soon',
    owner_disabled: 'owner disabled',
    never_redeemed: `never ${used}`,
    unused: `unused for ${idleDays} days`,
    unrestricted: 'no network restriction',
  }
  const text = attention
    .map((reason) => words[reason])
    .filter(Boolean)
    .join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The orders of a list; the first is the default. */
export function orderOptions(used: string) {
  const labels: Record<Exclude<ListOrder, '-created'>, string> = {
    created: 'Oldest first',
    name: 'Name, A to Z',
    '-name': 'Name, Z to A',
    '-redeemed': `Last ${used}, latest first`,
    redeemed: `Last ${used}, never and longest ago first`,
    expires: 'Expires, soonest first',
    '-expires': 'Expires, latest first',
  }
  return [
    { value: '', label: 'Newest first' },
    ...Object.entries(labels).map(([value, label]) => ({ value, label })),
  ]
}
