import { z } from '../commands/zod'
import { credentialListFields, type ListCredentials } from '../commands/credential-list'
import { isDescending, sortKeyOf, type Place } from '@/lib/domain/credential-list'

export { idleDays, soonDays } from '@/lib/domain/credential-list'

const said = credentialListFields

/**
 * Written as `-created~ID~2026-11-22T08:00:00.000Z`: the order, the id, and the value of the sorted column, which may be
 * empty.
 */
const placeText = z
  .string()
  .transform((text): unknown => {
    const [order, id, ...rest] = text.split('~')
    const value = rest.join('~')
    return { order, id, value: value === '' ? null : value }
  })
  .pipe(said.after)

/** A place, as text in a query. */
export function toPlaceText(place: Place): string {
  return [place.order, place.id, place.value ?? ''].join('~')
}

/** The API and its access, written like a scope: `alerts` (any), `alerts:read`, `alerts:write`. */
const permissionText = z
  .string()
  .transform((text): unknown => {
    const [slug, access, ...rest] = text.split(':')
    return { slug: [slug, ...rest].join(':'), access }
  })
  .pipe(said.permission)

/** The fields in the query of a list. */
const fields = {
  q: said.search,
  state: said.state,
  application: said.application,
  permission: permissionText.optional(),
  creator: said.creatorId,
  attention: said.attention,
  sort: said.sort,
  after: placeText.optional(),
  before: placeText.optional(),
}

const credentialListForm = z.object(fields)

/** The query of a list, as text. */
export type CredentialListQuery = z.input<typeof credentialListForm>
export const listFields = Object.keys(fields) as (keyof CredentialListQuery)[]

/** The command for a query that was read before. */
export function toListCommand(query: CredentialListQuery): ListCredentials {
  const { q, creator, ...asked } = credentialListForm.parse(query)
  return { ...asked, search: q, creatorId: creator }
}

/** The column by which the list is sorted, and the direction. */
export function sortOf({ sort = '-created' }: CredentialListQuery) {
  const descending = isDescending(sort)
  return { order: sort, key: sortKeyOf(sort), direction: descending ? 'descending' : 'ascending' } as const
}

/** The fields that filter the list. */
export const filterFields = ['q', 'state', 'application', 'permission', 'creator', 'attention'] as const

/** A field of a query that cannot be used. */
export interface Dropped {
  field: keyof CredentialListQuery
  value: string
}

/**
 * Reads a query: keeps the fields that are valid, and returns the others as `dropped`. If a field is repeated, the first
 * counts. `known` decides whether a value in the right form names something. Only `fields` are read.
 */
export function readListQuery(
  address: Record<string, string | string[] | undefined>,
  {
    fields: wanted = listFields,
    known = () => true,
  }: {
    fields?: readonly (keyof CredentialListQuery)[]
    known?: (field: keyof CredentialListQuery, value: string) => boolean
  } = {},
): { query: CredentialListQuery; dropped: Dropped[] } {
  const query: Partial<Record<keyof CredentialListQuery, string>> = {}
  const dropped: Dropped[] = []
  for (const field of wanted) {
    const [value = ''] = [address[field]].flat()
    if (value.trim() === '') continue
    if (fields[field].safeParse(value).success && known(field, value)) query[field] = value
    else dropped.push({ field, value })
  }
  // A place must match the order, and only one place can be used.
  for (const field of ['after', 'before'] as const) {
    const value = query[field]
    if (value === undefined) continue
    const order = value.split('~')[0]
    if (order === (query.sort ?? '-created') && !(field === 'before' && query.after)) continue
    delete query[field]
    dropped.push({ field, value })
  }
  return { query: query as CredentialListQuery, dropped }
}
