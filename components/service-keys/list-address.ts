import { addressOf } from '@/components/credentials/list-address'
import type { ApiClientListQuery } from '@/lib/schemas/api-client-list'

const place = { path: '/service-keys', opens: 'key' }

/** Where the list of service API keys is, as asked; `key` opens the details of one. */
export function listHref(query: ApiClientListQuery, key?: string): string {
  return addressOf(place, query, key)
}

/** The id of the link that opens a key's details: focus returns there. */
export function rowLinkId(id: string): string {
  return `key-${id}`
}
