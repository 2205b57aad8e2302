import { z } from './zod'
import { isSlug } from '@/lib/domain/catalogue'
import { nameText, recordId } from './text'

const fields = {
  name: nameText,
  /** Null if the API belongs to no product. */
  productId: recordId.nullable(),
  writable: z.boolean(),
  grantable: z.boolean(),
}

export const addApiInput = z.object({
  ...fields,
  slug: z
    .string()
    .trim()
    .refine(isSlug, 'Use 2 to 40 lowercase letters, digits and hyphens, starting with a letter.'),
})

/** A field that is not sent stays unchanged. The slug never changes. */
export const editApiInput = z.object(fields).partial().extend({ id: recordId })

export const retireApiInput = z.object({ id: recordId })
