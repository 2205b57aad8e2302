import { addressOf } from '@/components/credentials/list-address'
import type { ApiClientListQuery } from '@/lib/schemas/api-client-list'

const place = { path: '/api-clients', opens: 'client' }

/** Where the list of API clients is, as asked; `client` opens the details of one. */
export function listHref(query: ApiClientListQuery, client?: string): string {
  return addressOf(place, query, client)
}

/** The id of the link that opens a client's details: focus returns there. */
export function rowLinkId(id: string): string {
  return `client-${id}`
}
