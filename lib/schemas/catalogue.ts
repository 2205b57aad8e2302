import { z } from './zod'
import { isSlug } from '@/lib/domain/catalogue'
import { nameText, recordId } from './text'

const fields = {
  name: nameText,
  /** Empty: outside any product's reach. */
  productId: z.union([z.literal(''), recordId]),
  writable: z.boolean(),
  grantable: z.boolean(),
}

/** The form of an entry of the API catalogue. */
export const apiForm = z.object({
  ...fields,
  slug: z
    .string()
    .trim()
    .refine(isSlug, 'Use 2 to 40 small letters, digits and hyphens, beginning with a letter.'),
})
export type ApiForm = z.infer<typeof apiForm>

/** The slug is fixed for ever. */
export const editApiInput = z.object({ ...fields, id: recordId })

export const retireApiInput = z.object({ id: recordId })
