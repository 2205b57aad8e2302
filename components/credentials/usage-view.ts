import type { DayOfUsage } from '@/lib/domain/usage-days'

/** The recent usage of a credential, as the browser receives it. */
export interface UsageSummary {
  /** Thirty days, oldest first. */
  days: DayOfUsage[]
  /** The addresses that it was used from, latest first; times in ISO 8601. */
  addresses: { address: string; lastAt: string; allowed: number; denied: number }[]
  /** The permissions that are not used. */
  permissions: UnusedPermission[]
}

/** The mark beside a permission; null if it has none. */
export interface UnusedPermission {
  apiId: string
  read: string | null
  write: string | null
}

/** The usage of a day, without its date. */
export type UsageCounts = Pick<DayOfUsage, 'allowed' | 'denied'>

/** The allowed and denied uses of some days, in words. */
export function usageInWords(days: readonly UsageCounts[]): string {
  const sum = (of: 'allowed' | 'denied') =>
    days.reduce((total, day) => total + day[of], 0).toLocaleString('en')
  return `${sum('allowed')} allowed, ${sum('denied')} denied`
}
