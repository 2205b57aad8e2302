import { areas } from '@/components/frame/areas'
import { addressOf } from '@/lib/schemas/forms/address'

/**
 * The filters of the page of everything that expires: `from` and `until` are days in the reader's time zone, and `from` may be
 * `now`.
 */
export interface ExpiringQuery {
  kind?: string | undefined
  owner?: string | undefined
  from?: string | undefined
  until?: string | undefined
  /** `soon`: the expiries that the banner counts. */
  only?: string | undefined
}

export const expiringPath = areas.expiring.href

/** The address of that page, or of another of its pages. */
export function expiringHref(query: ExpiringQuery & { after?: string; before?: string } = {}): string {
  return addressOf(expiringPath, { ...query })
}

/** The address of some days of the expiry line. Of today it has what is still ahead, as the line counts it. */
export function daysHref(first: string, last: string, today: string): string {
  return expiringHref({ from: first === today ? 'now' : first, until: last })
}
