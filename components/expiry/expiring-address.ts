import { addressOf } from '@/lib/schemas/forms/address'

/** The address of the page of everything that expires, perhaps only of some days in the reader's time zone. */
export function expiringHref(days: { from?: string; until?: string } = {}): string {
  return addressOf('/expiring', days)
}
