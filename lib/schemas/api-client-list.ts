import { z } from './zod'
import {
  attentionReasons,
  credentialStates,
  isDescending,
  listOrders,
  sortKeyOf,
  type Place,
} from '@/lib/domain/api-client-list'
import { searchText } from './text'

export { idleDays, soonDays } from '@/lib/domain/api-client-list'

const id = z.string().regex(/^[\w-]{1,64}$/)
const time = z.iso.datetime().refine((text) => Date.parse(text) >= 0)
// As the list is sorted by it, in which a letter may have become three.
const name = z.string().regex(/^\P{Cc}{1,300}$/u)

/** Written as `-created~ID~2026-11-22T08:00:00.000Z`: the order, the id, and what the order is by, which may be nothing. */
const placeText = z.string().transform((text, context): Place => {
  const [order, rowId, ...rest] = text.split('~')
  const read = z.object({ order: z.enum(listOrders), id }).safeParse({ order, id: rowId })
  if (read.success) {
    const value = rest.join('~')
    const key = sortKeyOf(read.data.order)
    if (value === '' && (key === 'redeemed' || key === 'expires')) return { ...read.data, value: null }
    if ((key === 'name' ? name : time).safeParse(value).success) return { ...read.data, value }
  }
  context.issues.push({ code: 'custom', input: text, message: 'This is no place in the list.' })
  return z.NEVER
})

/** A place as an address carries it. */
export function toPlaceText(place: Place): string {
  return [place.order, place.id, place.value ?? ''].join('~')
}

/** The API and its access, as scopes are written: `alerts` (any), `alerts:read`, `alerts:write`. */
const permissionText = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,39}(:read|:write)?$/)
  .transform((text) => {
    const [slug = '', access] = text.split(':')
    return { slug, access: access as 'read' | 'write' | undefined }
  })

/** What an address can say of the list, field by field. */
const fields = {
  q: searchText.optional(),
  state: z.enum(credentialStates).optional(),
  application: searchText.optional(),
  permission: permissionText.optional(),
  creator: id.optional(),
  attention: z.enum(attentionReasons).optional(),
  sort: z.enum(listOrders).optional(),
  after: placeText.optional(),
  before: placeText.optional(),
}

/** A page of the list: what is in it, in which order, and after or before which place. */
export const listApiClientsInput = z
  .object(fields)
  .transform(({ sort = '-created', ...input }) => ({ sort, ...input }))
  .refine(
    ({ sort, after, before }) => [after, before].every((place) => !place || place.order === sort),
    'This place is of another order.',
  )

export type ListRequest = z.output<typeof listApiClientsInput>

/** The same as text, as an address and a form carry it. */
export type ApiClientListQuery = z.input<typeof listApiClientsInput>
export const listFields = Object.keys(fields) as (keyof ApiClientListQuery)[]

/** By what the list is sorted, and which way. */
export function sortOf({ sort = '-created' }: ApiClientListQuery) {
  const descending = isDescending(sort)
  return { order: sort, key: sortKeyOf(sort), direction: descending ? 'descending' : 'ascending' } as const
}

/** The fields that narrow the list. */
export const filterFields = ['q', 'state', 'application', 'permission', 'creator', 'attention'] as const

/** What an address asks that cannot be answered. */
export interface Dropped {
  field: keyof ApiClientListQuery
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
    fields?: readonly (keyof ApiClientListQuery)[]
    known?: (field: keyof ApiClientListQuery, value: string) => boolean
  } = {},
): { query: ApiClientListQuery; dropped: Dropped[] } {
  const query: Partial<Record<keyof ApiClientListQuery, string>> = {}
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
  return { query: query as ApiClientListQuery, dropped }
}
