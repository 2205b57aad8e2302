import { z } from './zod'
import { attentionReasons, credentialStates, listOrders, sortKeyOf } from '@/lib/domain/credential-list'
import { recordId, searchText } from './text'

const time = z.iso.datetime().refine((text) => Date.parse(text) >= 0)
// As the list is sorted by it, in which a letter may have become three.
const name = z.string().regex(/^\P{Cc}{1,300}$/u)

/** Where a page of a list begins or ends: the order, what that is by, which may be nothing, and the id. */
const place = z
  .object({ order: z.enum(listOrders), value: z.string().nullable(), id: recordId })
  .refine(({ order, value }) => {
    const key = sortKeyOf(order)
    if (value === null) return key === 'redeemed' || key === 'expires'
    return (key === 'name' ? name : time).safeParse(value).success
  }, 'This is no place in the list.')

/** The fields that narrow a list, and where a page of it is. */
export const credentialListFields = {
  search: searchText.optional(),
  state: z.enum(credentialStates).optional(),
  application: searchText.optional(),
  permission: z
    .object({
      slug: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
      /** Either of them, where it does not say. */
      access: z.enum(['read', 'write']).optional(),
    })
    .optional(),
  creatorId: recordId.optional(),
  attention: z.enum(attentionReasons).optional(),
  sort: z.enum(listOrders).default('-created'),
  after: place.optional(),
  before: place.optional(),
}

/** A page of the list: what is in it, in which order, and after or before which place. */
export const listCredentialsInput = z
  .object(credentialListFields)
  .refine(
    ({ sort, after, before }) => [after, before].every((each) => !each || each.order === sort),
    'This place is of another order.',
  )

export type ListCredentials = z.output<typeof listCredentialsInput>
