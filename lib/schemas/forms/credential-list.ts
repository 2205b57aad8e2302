import { z } from '../commands/zod'
import { credentialListFields, type ListCredentials } from '../commands/credential-list'
import { isDescending, sortKeyOf, type Place } from '@/lib/domain/credential-list'

export { idleDays, soonDays } from '@/lib/domain/credential-list'

const said = credentialListFields

/** Written as `-created~ID~2026-11-22T08:00:00.000Z`: the order, the id, and what the order is by, which may be nothing. */
const placeText = z
  .string()
  .transform((text): unknown => {
    const [order, id, ...rest] = text.split('~')
    const value = rest.join('~')
    return { order, id, value: value === '' ? null : value }
  })
  .pipe(said.after)

/** A place as an address carries it. */
export function toPlaceText(place: Place): string {
  return [place.order, place.id, place.value ?? ''].join('~')
}

/** The API and its access, as scopes are written: `alerts` (any), `alerts:read`, `alerts:write`. */
const permissionText = z
  .string()
  .transform((text): unknown => {
    const [slug, access, ...rest] = text.split(':')
    return { slug: [slug, ...rest].join(':'), access }
  })
  .pipe(said.permission)

/** What an address can say of the list, field by field. */
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

/** What an address says of the list, as text. */
export type CredentialListQuery = z.input<typeof credentialListForm>
export const listFields = Object.keys(fields) as (keyof CredentialListQuery)[]

/** What an address, read before, asks for. */
export function toListCommand(query: CredentialListQuery): ListCredentials {
  const { q, creator, ...asked } = credentialListForm.parse(query)
  return { ...asked, search: q, creatorId: creator }
}

/** By what the list is sorted, and which way. */
export function sortOf({ sort = '-created' }: CredentialListQuery) {
  const descending = isDescending(sort)
  return { order: sort, key: sortKeyOf(sort), direction: descending ? 'descending' : 'ascending' } as const
}

/** The fields that narrow the list. */
export const filterFields = ['q', 'state', 'application', 'permission', 'creator', 'attention'] as const

/** What an address asks that cannot be answered. */
export interface Dropped {
  field: keyof CredentialListQuery
  value: string
}

/**
 * Reads an address: keeps what can be understood, says what cannot. Of a field that is named twice, the first counts.
 * `known` tells of a value in the right form whether it names something; only `fields` are looked at.
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
  // One page is asked for, in the order that it is of.
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
