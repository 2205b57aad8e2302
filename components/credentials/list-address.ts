import type { CredentialKind } from '@/lib/domain/credential'
import type { CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { filterFields, listFields } from '@/lib/schemas/forms/credential-query'
import { credentialKinds } from './credential-kinds'

/** The address of a list with the details of a credential open, if an id is given. */
export function listHref(kind: CredentialKind, query: CredentialListQuery, openId?: string): string {
  const { path, opens } = credentialKinds[kind]
  const given = [...listFields.map((field) => [field, query[field]]), [opens, openId]].filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}

/** The id of the link that opens the details of a credential. Focus returns to it. */
export function rowLinkId(kind: CredentialKind, id: string): string {
  return `${credentialKinds[kind].opens}-${id}`
}

/** The parameters of the list of a kind. */
export function fieldsOf(kind: CredentialKind): (keyof CredentialListQuery)[] {
  const filters = credentialKinds[kind].filters.flatMap((filter) =>
    filter === 'expires' ? ['expiresFrom', 'expiresUntil'] : [filter],
  )
  const said = new Set<string>(['q', ...filters, 'sort', 'after', 'before'])
  return listFields.filter((field) => said.has(field))
}

/** The same filters and order, from the first page. */
export function firstPage({
  after: _after,
  before: _before,
  ...query
}: CredentialListQuery): CredentialListQuery {
  return query
}

/** The same order without filters. */
export function withoutFilters({ sort }: CredentialListQuery): CredentialListQuery {
  return { sort }
}

export function isFiltered(query: CredentialListQuery): boolean {
  return filterFields.some((field) => query[field] !== undefined)
}
