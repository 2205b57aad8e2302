// What a list needs to know of its query, without the schema that reads it: browsers load this with the page.
import { isDescending, sortKeyOf, type ListOrder } from '@/lib/domain/credential-list'

export { idleDays, soonDays } from '@/lib/domain/credential-list'

/** The value that stands for credentials without an owner. */
export const nobody = 'none'

/** The fields that filter the list. */
export const filterFields = [
  'q',
  'state',
  'application',
  'permission',
  'owner',
  'creator',
  'expiresFrom',
  'expiresUntil',
  'attention',
] as const

/** All fields, in the order of an address. */
export const listFields = [...filterFields, 'sort', 'after', 'before'] as const

/** The column by which the list is sorted, and the direction. */
export function sortOf({ sort = '-created' }: { sort?: ListOrder | undefined }) {
  const descending = isDescending(sort)
  return { order: sort, key: sortKeyOf(sort), direction: descending ? 'descending' : 'ascending' } as const
}
