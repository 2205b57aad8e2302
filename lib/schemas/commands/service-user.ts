import { z } from './zod'
import { namePageFields } from './name-page'
import { descriptionText, nameText, recordId } from './text'

/** All fields of a service user. */
export const serviceUserFields = z.object({
  name: nameText,
  description: descriptionText,
  /** Null if there is none. */
  ownerId: recordId.nullable(),
})

/** A field that is not sent stays unchanged. */
export const editServiceUserInput = serviceUserFields.partial().extend({ id: recordId })

export const serviceUserInput = z.object({ id: recordId })

export const listServiceUsersInput = z.object(namePageFields)
