import { z } from './zod'
import { descriptionText, nameText, recordId } from './text'

/** The form of a service user. */
export const serviceUserForm = z.object({
  name: nameText,
  description: descriptionText,
  /** Empty: nobody. */
  ownerId: z.union([z.literal(''), recordId]),
})
export type ServiceUserForm = z.infer<typeof serviceUserForm>

export const editServiceUserInput = serviceUserForm.extend({ id: recordId })

export const deleteServiceUserInput = z.object({ id: recordId })
