import { z } from './zod'
import { attentionFilters, credentialStates, listOrders, sortKeyOf } from '@/lib/domain/credential-list'
import { recordId, searchText } from './text'

const time = z.iso.datetime().refine((text) => Date.parse(text) >= 0)
// In its folded form, by which the list is sorted. Folding can turn one letter into three.
const name = z.string().regex(/^\P{Cc}{1,300}$/u)

/** Where a page of a list begins or ends: the order, the value of the sorted column, which may be null, and the id. */
const place = z
  .object({ order: z.enum(listOrders), value: z.string().nullable(), id: recordId })
  .refine(({ order, value }) => {
    const key = sortKeyOf(order)
    if (value === null) return key === 'redeemed' || key === 'expires'
    return (key === 'name' ? name : time).safeParse(value).success
  }, 'This is not a place in the list.')

const moment = z.date().min(new Date(0))

const filterFields = {
  search: searchText.optional(),
  state: z.enum(credentialStates).optional(),
  application: searchText.optional(),
  permission: z
    .object({
      slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
      /** Either of them if it is missing. */
      access: z.enum(['read', 'write']).optional(),
    })
    .optional(),
  /** Null for credentials without an owner. */
  ownerId: recordId.nullable().optional(),
  creatorId: recordId.optional(),
  expiresFrom: moment.optional(),
  expiresBefore: moment.optional(),
  attention: z.enum(attentionFilters).optional(),
  sort: z.enum(listOrders).default('-created'),
}

/** The filters of a list, and which page of it. */
export const credentialListFields = {
  ...filterFields,
  after: place.optional(),
  before: place.optional(),
}

/** A page of the list: the filters, the order, and the place that it follows or precedes. */
export const listCredentialsInput = z
  .object(credentialListFields)
  .refine(
    ({ sort, after, before }) => [after, before].every((each) => !each || each.order === sort),
    'This place belongs to another order.',
  )

export type ListCredentials = z.output<typeof listCredentialsInput>

/** Everything that matches the filters, in an order. */
export const matchingCredentialsInput = z.object(filterFields)

/** A person whom the choices contain even if there are too many owners to offer all. */
export const credentialChoicesInput = z.object({ ownerId: recordId.optional() })
