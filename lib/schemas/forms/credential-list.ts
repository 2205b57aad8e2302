import { z } from '../commands/zod'
import { credentialListFields, type ListCredentials } from '../commands/credential-list'
import type { Place } from '@/lib/domain/credential-list'
import { endOfDay, startOfDay } from '@/lib/domain/day'
import { problemsOf } from '../commands/problems'
import { unreadable, type Unreadable } from '../commands/unreadable'
import { listFields, nobody } from './credential-query'
import { plainDate } from './plain-date'

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

export const ownerText = z
  .string()
  .transform((text): unknown => (text === nobody ? null : text))
  .pipe(said.ownerId)

/** The fields in the query of a list. */
const fields = {
  q: said.search,
  state: said.state,
  application: said.application,
  permission: permissionText.optional(),
  owner: ownerText.optional(),
  creator: said.creatorId,
  /** Whole days in the time zone of the person, both inclusive. */
  expiresFrom: plainDate.optional(),
  expiresUntil: plainDate.optional(),
  attention: said.attention,
  sort: said.sort,
  after: placeText.optional(),
  before: placeText.optional(),
} satisfies Record<(typeof listFields)[number], unknown>

const credentialListForm = z.object(fields)

/** The query of a list, as text. */
export type CredentialListQuery = z.input<typeof credentialListForm>

/** The command for a query that was read before. Days begin and end in the time zone. */
export function toListCommand(query: CredentialListQuery, timeZone: string): ListCredentials {
  return commandOf(credentialListForm.parse(query), timeZone)
}

/** The command for a query that a browser sent. */
export function readListForm(query: CredentialListQuery, timeZone: string): ListCredentials | Unreadable {
  const read = credentialListForm.safeParse(query)
  return read.success ? commandOf(read.data, timeZone) : unreadable(problemsOf(read.error))
}

function commandOf(form: z.output<typeof credentialListForm>, timeZone: string): ListCredentials {
  const { q, owner, creator, expiresFrom, expiresUntil, ...asked } = form
  return {
    ...asked,
    search: q,
    ownerId: owner,
    creatorId: creator,
    expiresFrom: expiresFrom === undefined ? undefined : startOfDay(expiresFrom, timeZone),
    expiresBefore: expiresUntil === undefined ? undefined : endOfDay(expiresUntil, timeZone),
  }
}

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
  const drop = (field: keyof CredentialListQuery, value: string) => {
    delete query[field]
    dropped.push({ field, value })
  }
  for (const field of wanted) {
    const [value = ''] = [address[field]].flat()
    if (value.trim() === '') continue
    if (fields[field].safeParse(value).success && known(field, value)) query[field] = value
    else drop(field, value)
  }
  const { expiresFrom, expiresUntil } = query
  if (expiresFrom !== undefined && expiresUntil !== undefined && expiresFrom > expiresUntil)
    drop('expiresUntil', expiresUntil)
  // A place must match the order, and only one place can be used.
  for (const field of ['after', 'before'] as const) {
    const value = query[field]
    if (value === undefined) continue
    const order = value.split('~')[0]
    if (order === (query.sort ?? '-created') && !(field === 'before' && query.after)) continue
    drop(field, value)
  }
  return { query: query as CredentialListQuery, dropped }
}
