import { z } from '../commands/zod'
import { addApiInput, addProductInput, catalogueFields, editApiInput } from '../commands/catalogue'
import { formOf } from './form'
import { textOrNull } from './text'

export { mostHolders } from '@/lib/domain/holding'

const mapping = {
  /** Empty if the API belongs to no product. */
  screen: { productId: z.string() },
  toCommand: ({ productId }: { productId: string }) => ({ productId: textOrNull(productId) }),
}

export const addApiForm = formOf(addApiInput, mapping)
export const editApiForm = formOf(editApiInput, mapping)

/** The form of an API in the catalogue. */
export const apiForm = addApiForm.schema
export type ApiForm = z.input<typeof apiForm>

/** The form of a product. It has the fields of the command. */
export const productForm = addProductInput
export type ProductForm = z.input<typeof productForm>

/** The query of the catalogue's page. */
export const catalogueQuery = {
  q: catalogueFields.search,
  after: catalogueFields.after,
  before: catalogueFields.before,
}
