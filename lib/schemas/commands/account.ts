import { z } from './zod'
import { newPassword, timeZone } from './person'
import { nameText, recordId } from './text'

/** What everybody says of themselves. */
export const accountFields = z.object({ name: nameText, timeZone })

/** What is not sent stays as it is. */
export const editAccountInput = accountFields.partial()

/** It refuses of the present password only what nobody can have. */
const currentPassword = z
  .string()
  .min(1, 'Enter your present password.')
  .max(1000, 'This is not your present password.')

export const changePasswordInput = z.object({ currentPassword, password: newPassword })

export const endSessionInput = z.object({ id: recordId })
