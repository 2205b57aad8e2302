import type { CredentialKind } from '@/lib/domain/credential'
import { filterFields, listFields, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'
import { credentialKinds } from './credential-kinds'

/** The address of a list, as asked; with the details of one open. */
export function listHref(kind: CredentialKind, query: CredentialListQuery, openId?: string): string {
  const { path, opens } = credentialKinds[kind]
  const given = [...listFields.map((field) => [field, query[field]]), [opens, openId]].filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const text = new URLSearchParams(given).toString()
  return text ? `${path}?${text}` : path
}

/** The id of the link that opens the details of one: focus returns there. */
export function rowLinkId(kind: CredentialKind, id: string): string {
  return `${credentialKinds[kind].opens}-${id}`
}

/** What an address can say of the list of a kind. */
export function fieldsOf(kind: CredentialKind): (keyof CredentialListQuery)[] {
  const said = new Set<string>(['q', ...credentialKinds[kind].filters, 'sort', 'after', 'before'])
  return listFields.filter((field) => said.has(field))
}

/** The same rows in the same order, from the first. */
export function firstPage({
  after: _after,
  before: _before,
  ...query
}: CredentialListQuery): CredentialListQuery {
  return query
}

/** The same order, of all there are. */
export function withoutFilters({ sort }: CredentialListQuery): CredentialListQuery {
  return { sort }
}

export function isFiltered(query: CredentialListQuery): boolean {
  return filterFields.some((field) => query[field] !== undefined)
}
