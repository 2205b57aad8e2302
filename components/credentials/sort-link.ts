import type { Sort } from '@/components/ui/table'
import type { ListOrder, SortKey } from '@/lib/domain/credential-list'
import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { sortOf } from '@/lib/schemas/forms/credential-query'
import { firstPage, listHref } from './list-address'

/** The order of the first click on a heading, and that of the second. */
const firstOrders: Record<SortKey, [first: ListOrder, turned: ListOrder]> = {
  name: ['name', '-name'],
  created: ['-created', 'created'],
  redeemed: ['-redeemed', 'redeemed'],
  expires: ['expires', '-expires'],
}

/** The link in the heading of a column that sorts the list, and the current order. */
export function sortLink(kind: CredentialKind, query: CredentialListQuery, key: SortKey): Sort {
  const present = sortOf(query)
  const [first, turned] = firstOrders[key]
  return {
    href: listHref(kind, { ...firstPage(query), sort: present.order === first ? turned : first }),
    direction: present.key === key ? present.direction : 'none',
  }
}
