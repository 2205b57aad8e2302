import type { DayOfUsage } from '@/lib/domain/usage-days'

/** What a credential was used for lately, as the browser gets it. */
export interface UsageSummary {
  /** Thirty days, oldest first. */
  days: DayOfUsage[]
  /** Where it was used from, the latest first; times in ISO 8601. */
  addresses: { address: string; lastAt: string; allowed: number; denied: number }[]
  /** Which permissions nobody uses. */
  permissions: UnusedPermission[]
}

/** What is marked at a permission; null where there is nothing to say. */
export interface UnusedPermission {
  apiId: string
  read: string | null
  write: string | null
}

/** Of a day, where it does not matter which it is. */
export type UsageCounts = Pick<DayOfUsage, 'allowed' | 'denied'>

/** Allowed and denied of some days, in words. */
export function usageInWords(days: readonly UsageCounts[]): string {
  const sum = (of: 'allowed' | 'denied') =>
    days.reduce((total, day) => total + day[of], 0).toLocaleString('en')
  return `${sum('allowed')} allowed, ${sum('denied')} denied`
}
