import { z } from './zod'
import { isSlug } from '@/lib/domain/catalogue'
import { nameText, recordId } from './text'

const fields = {
  name: nameText,
  /** Null: outside any product's reach. */
  productId: recordId.nullable(),
  writable: z.boolean(),
  grantable: z.boolean(),
}

export const addApiInput = z.object({
  ...fields,
  slug: z
    .string()
    .trim()
    .refine(isSlug, 'Use 2 to 40 small letters, digits and hyphens, beginning with a letter.'),
})

/** What is not sent stays as it is; the slug is fixed for ever. */
export const editApiInput = z.object(fields).partial().extend({ id: recordId })

export const retireApiInput = z.object({ id: recordId })
