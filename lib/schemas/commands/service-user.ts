import { z } from './zod'
import { descriptionText, nameText, recordId } from './text'

/** All that is decided about a service user. */
export const serviceUserFields = z.object({
  name: nameText,
  description: descriptionText,
  /** Null: nobody. */
  ownerId: recordId.nullable(),
})

/** What is not sent stays as it is. */
export const editServiceUserInput = serviceUserFields.partial().extend({ id: recordId })

export const deleteServiceUserInput = z.object({ id: recordId })
