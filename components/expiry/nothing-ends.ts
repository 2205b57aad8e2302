import { expiredShownDays } from '@/lib/schemas/forms/deadline-days'

interface Seen {
  /** Whether the reader sees only the credentials of their products. */
  isPartial: boolean
  /** How many days ahead are shown; all of them without it. */
  days?: number
}

/** Why nothing is shown that expires or retires, although nothing is filtered. */
export function nothingEnds({ isPartial, days }: Seen): string {
  const whose = isPartial ? 'No credential of your products' : 'No credential'
  const ahead = days === undefined ? '' : ` in the next ${days} days`
  return `${whose} is due to expire${ahead} or expired in the last ${expiredShownDays} days, and no old secret is due to retire${ahead}.`
}
