import type { AttentionFilter, AttentionReason, ListOrder } from '@/lib/domain/credential-list'
import { relativeTime } from '@/components/ui/time-format'
import { idleDays, soonDays } from '@/lib/schemas/forms/credential-query'
import type { RowFields } from './credential-view'

export const stateOptions = [
  { value: 'active', label: 'Active' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'expired', label: 'Expired' },
]

/** The words of a kind: it is redeemed or used, and has a secret or a key. */
export interface Words {
  used: 'redeemed' | 'used'
  secret: 'secret' | 'key'
}

/** The reasons for attention as filters. */
export const attentionLabels = ({ used, secret }: Words): Record<AttentionFilter, string> => ({
  any: 'For any reason',
  leaked: `Live ${secret} reported as leaked`,
  expired: 'Expired',
  expiring: `Expires within ${soonDays} days`,
  secret_retiring: `Old ${secret} retires soon, still in use`,
  owner_disabled: 'Owner disabled',
  never_redeemed: `Never ${used} in ${idleDays} days`,
  unused: `Unused for ${idleDays} days`,
  unrestricted: 'No network restriction',
})

/** The filters by attention, of the reasons that count. */
export function attentionOptions(words: Words, reasons: readonly AttentionReason[]) {
  const labels = attentionLabels(words)
  return (['any', ...reasons] as const).map((value) => ({ value, label: labels[value] }))
}

/** Why a credential needs attention, in words, without what its badge already says. */
export function reasonsInWords(
  { state, attention, retiringAt }: Pick<RowFields, 'state' | 'attention' | 'retiringAt'>,
  { used, secret }: Words,
  now: string,
): string {
  // Nothing else matters any more.
  if (state === 'expired') return ''
  const words: Record<AttentionReason, string> = {
    leaked: `${secret} reported as leaked`,
    expired: '',
    expiring: state === 'active' ? '' : 'expires soon',
    secret_retiring: retiringAt
      ? `old ${secret} retires ${relativeTime(new Date(retiringAt), new Date(now))}, still in use`
      : '',
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
