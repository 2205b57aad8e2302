import type { Sort } from '@/components/ui/table'
import type { ListOrder, SortKey } from '@/lib/domain/credential-list'
import type { CredentialKind } from '@/lib/domain/credential'
import { sortOf, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { firstPage, listHref } from './list-address'

/** The way one wants to see it first; the column's link turns it round. */
const firstOrders: Record<SortKey, [first: ListOrder, turned: ListOrder]> = {
  name: ['name', '-name'],
  created: ['-created', 'created'],
  redeemed: ['-redeemed', 'redeemed'],
  expires: ['expires', '-expires'],
}

/** How the head of a column says that the list can go by it, and where it then is. */
export function sortLink(kind: CredentialKind, query: CredentialListQuery, key: SortKey): Sort {
  const present = sortOf(query)
  const [first, turned] = firstOrders[key]
  return {
    href: listHref(kind, { ...firstPage(query), sort: present.order === first ? turned : first }),
    direction: present.key === key ? present.direction : 'none',
  }
}
