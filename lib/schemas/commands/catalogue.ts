import { z } from './zod'
import { isSlug } from '@/lib/domain/catalogue'
import { nameText, recordId, searchText } from './text'

const fields = {
  name: nameText,
  /** Null if the API belongs to no product. */
  productId: recordId.nullable(),
  writable: z.boolean(),
  grantable: z.boolean(),
}

const slugText = z
  .string()
  .trim()
  .refine(isSlug, 'Use 2 to 40 lowercase letters, digits and hyphens, starting with a letter.')

export const addApiInput = z.object({ ...fields, slug: slugText })

/** A field that is not sent stays unchanged. The slug never changes. */
export const editApiInput = z.object(fields).partial().extend({ id: recordId })

export const retireApiInput = z.object({ id: recordId })

/** The fields of a page of the catalogue. `after` and `before` are lines of it, by the ids of their API or product. */
export const catalogueFields = {
  search: searchText.optional(),
  after: recordId.optional(),
  before: recordId.optional(),
}

export const listCatalogueInput = z.object(catalogueFields)

export const apiHoldersInput = z.object({ id: recordId })

export const addProductInput = z.object({ name: nameText, slug: slugText })

/** Only the name: the slug never changes. */
export const renameProductInput = z.object({ id: recordId, name: nameText })

export const productInput = z.object({ id: recordId })
