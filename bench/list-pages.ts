import { listOrders, type ListOrder } from '@/lib/domain/credential-list'
import type { Visitor } from './visitor'

/** A page of the list of API clients, or one that counts them. */
export interface ListPage {
  title: string
  path: string
}

const filters: Record<string, string> = {
  'search: all of a name': 'q=Billing+sync+16',
  'search: a word of one in eight': 'q=billing',
  'search: a word of one in eight, by expiry': 'q=billing&sort=expires',
  'search: part of an address': 'q=team-77.example',
  'search: part of a client ID': 'q=kt_1f2',
  'search: nothing has it': 'q=nothing+like+it',
  'search: one letter that all have': 'q=e',
  'search: one letter that few have': 'q=~',
  'search: two letters that many have': 'q=re',
  'search: two letters that nothing has': 'q=qz',
  'state: active': 'state=active',
  'state: disabled': 'state=disabled',
  'state: expired': 'state=expired',
  'attention: any': 'attention=any',
  'attention: expired': 'attention=expired',
  'attention: expiring': 'attention=expiring',
  'attention: never redeemed': 'attention=never_redeemed',
  'attention: unused': 'attention=unused',
  'attention: unrestricted': 'attention=unrestricted',
  'application: one in forty': 'application=Application+7',
  'application: nothing has it': 'application=Nobody',
  'permission: one in four': 'permission=alerts',
  'permission: read': 'permission=alerts%3Aread',
  'permission: write': 'permission=alerts%3Awrite',
  'permission: write, by redemption': 'permission=alerts%3Awrite&sort=-redeemed',
  'permission: one in 256': 'permission=legal-hold%3Aread',
  'creator: one in ten': 'creator=creator-3',
  'owner: one in 200': 'owner=owner-7',
  'owner: one in 200, by name': 'owner=owner-7&sort=name',
  'owner: none, one in fifty': 'owner=none',
  'attention: owner disabled': 'attention=owner_disabled',
  'search: the name of one owner': 'q=owner+133',
  'search: the names of 111 owners': 'q=owner+1',
  'expires within two months': 'expiresFrom=2026-12-01&expiresUntil=2027-01-31',
  'all filters at once':
    'q=export&state=active&attention=any&application=Application+7&permission=alerts&creator=creator-3&sort=name',
}

/** The overview, and every kind of page of the list: the first and last of each order, each filter, short and long searches. */
export async function listPages(visitor: Visitor): Promise<ListPage[]> {
  const pages: ListPage[] = [{ title: 'overview', path: '/overview' }]
  for (const order of listOrders) {
    pages.push({ title: `first page, ${order}`, path: pathOf(`sort=${order}`) })
    pages.push({ title: `last page, ${order}`, path: await lastPage(visitor, order) })
  }
  for (const [title, query] of Object.entries(filters)) pages.push({ title, path: pathOf(query) })
  return pages
}

const pathOf = (query: string) => `/api-clients?${query}`

/** A place after every possible row. */
const beyondAll: Record<ListOrder, string> = {
  name: 'name~z~zzzz',
  '-name': '-name~0~!',
  created: 'created~z~9999-12-31T00:00:00.000Z',
  '-created': '-created~0~1970-01-01T00:00:00.000Z',
  redeemed: 'redeemed~z~9999-12-31T00:00:00.000Z',
  '-redeemed': '-redeemed~0~',
  expires: 'expires~z~',
  '-expires': '-expires~0~',
}

/** The last page, reached like any next page: after the row before the last fifty. */
async function lastPage(visitor: Visitor, order: ListOrder): Promise<string> {
  const { html } = await visitor.open(pathOf(`sort=${order}&before=${encodeURIComponent(beyondAll[order])}`))
  const [, place] = /[?&;]before=([^"&]+)"[^>]*>Previous page/.exec(html) ?? []
  if (place === undefined) throw new Error(`the last page by ${order} has none before it`)
  return pathOf(`sort=${order}&after=${place}`)
}
