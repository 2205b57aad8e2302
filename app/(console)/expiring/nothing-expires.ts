import type { Role } from '@/lib/domain/role'

/** Why the page "Expiring" is empty, although nothing is filtered: what is true for a role. */
export function nothingExpires(role: Role): string {
  const whose = role === 'product_administrator' ? 'No credential of your products' : 'No credential'
  return `${whose} has a date ahead on which it expires, or expired in the last 30 days, and no old secret waits to retire.`
}
