import { z } from './zod'
import { newPassword, timeZone } from './person'
import { nameText, recordId } from './text'

/** What people can change about themselves. */
export const accountFields = z.object({ name: nameText, timeZone })

/** A field that is not sent stays unchanged. */
export const editAccountInput = accountFields.partial()

/** Refuses only what no stored password can be. */
const currentPassword = z
  .string()
  .min(1, 'Enter your current password.')
  .max(1000, 'This is not your current password.')

export const changePasswordInput = z.object({ currentPassword, password: newPassword })

export const endSessionInput = z.object({ id: recordId })
