import type { GrantedPermissions, PermissionUse } from '@/lib/domain/permission-use'
import type { DayOfUsage } from '@/lib/domain/usage-days'

/** The recent usage of a credential, as the browser receives it. */
export interface UsageSummary {
  /** Thirty days, oldest first. */
  days: DayOfUsage[]
  /** The addresses that it was used from, latest first; times in ISO 8601. */
  addresses: { address: string; lastAt: string; allowed: number; denied: number }[]
  /** The permissions that are not used. */
  permissions: UnusedPermission[]
  /** Those of them that were not used for as long as is looked back. */
  unusedPermissions: GrantedPermissions[]
}

/** How the permissions on an API are not used; null if they are, or if that is unknown. */
export interface UnusedPermission {
  apiId: string
  read: Unused | null
  write: Unused | null
}

/** Unused for a number of days, or not used yet because it was granted recently. */
export type Unused = Extract<PermissionUse, { kind: 'unused' | 'not_yet' }>

/** The usage of a day, without its date. */
export type UsageCounts = Pick<DayOfUsage, 'allowed' | 'denied'>

/** The allowed and denied uses of some days, in words. */
export function usageInWords(days: readonly UsageCounts[]): string {
  const sum = (of: 'allowed' | 'denied') => days.reduce((total, day) => total + day[of], 0)
  return countsInWords({ allowed: sum('allowed'), denied: sum('denied') })
}

/** "1,204 allowed, 3 denied" */
export function countsInWords({ allowed, denied }: UsageCounts): string {
  return `${allowed.toLocaleString('en')} allowed, ${denied.toLocaleString('en')} denied`
}
