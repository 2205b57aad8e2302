import { filterFields, listFields, type ApiClientListQuery } from '@/lib/schemas/api-client-list'

/** Where the list is, as asked; `client` opens the details of one. */
export function listHref(query: ApiClientListQuery, client?: string): string {
  const given = [...listFields.map((field) => [field, query[field]]), ['client', client]].filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  const text = new URLSearchParams(given).toString()
  return text ? `/api-clients?${text}` : '/api-clients'
}

/** The same rows in the same order, from the first. */
export function firstPage({
  after: _after,
  before: _before,
  ...query
}: ApiClientListQuery): ApiClientListQuery {
  return query
}

/** The same order, of all there are. */
export function withoutFilters({ sort }: ApiClientListQuery): ApiClientListQuery {
  return { sort }
}

export function isFiltered(query: ApiClientListQuery): boolean {
  return filterFields.some((field) => query[field] !== undefined)
}
