import { z } from '../commands/zod'
import { addApiInput, editApiInput } from '../commands/catalogue'
import { formOf } from './form'
import { textOrNull } from './text'

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
