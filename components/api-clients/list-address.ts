import { addressOf } from '@/components/credentials/list-address'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'

const place = { path: '/api-clients', opens: 'client' }

/** Where the list of API clients is, as asked; `client` opens the details of one. */
export function listHref(query: CredentialListQuery, client?: string): string {
  return addressOf(place, query, client)
}

/** The id of the link that opens a client's details: focus returns there. */
export function rowLinkId(id: string): string {
  return `client-${id}`
}
