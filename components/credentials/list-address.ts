import { filterFields, listFields, type CredentialListQuery } from '@/lib/schemas/forms/credential-list'

/** Where a list is, and by what its address says whose details are open. */
export interface ListPlace {
  path: string
  opens: string
}

/** The address of a list, as asked; with the details of one open. */
export function addressOf(place: ListPlace, query: CredentialListQuery, openId?: string): string {
  const given = [...listFields.map((field) => [field, query[field]]), [place.opens, openId]].filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const text = new URLSearchParams(given).toString()
  return text ? `${place.path}?${text}` : place.path
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
