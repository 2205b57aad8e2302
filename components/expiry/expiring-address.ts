import { areas } from '@/components/frame/areas'
import { addressOf } from '@/lib/schemas/forms/address'

/** The filters of the page of everything that expires: `from` and `until` are days in the reader's time zone. */
export interface ExpiringQuery {
  kind?: string | undefined
  owner?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

export const expiringPath = areas.expiring.href

/** The address of that page, or of another of its pages. */
export function expiringHref(query: ExpiringQuery & { after?: string; before?: string } = {}): string {
  return addressOf(expiringPath, { ...query })
}
