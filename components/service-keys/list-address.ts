import { addressOf } from '@/components/credentials/list-address'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'

const place = { path: '/service-keys', opens: 'key' }

/** Where the list of service API keys is, as asked; `key` opens the details of one. */
export function listHref(query: CredentialListQuery, key?: string): string {
  return addressOf(place, query, key)
}

/** The id of the link that opens a key's details: focus returns there. */
export function rowLinkId(id: string): string {
  return `key-${id}`
}
