import { z } from './zod'
import { newPassword, timeZone, typedTwice } from './person'
import { nameText, recordId } from './text'

/** What everybody says of themselves. */
export const accountForm = z.object({ name: nameText, timeZone })
export type AccountForm = z.infer<typeof accountForm>

/** It refuses of the present password only what nobody can have. */
const currentPassword = z
  .string()
  .min(1, 'Enter your present password.')
  .max(1000, 'This is not your present password.')

export const changePasswordInput = z.object({ currentPassword, password: newPassword })

/** The form by which somebody changes their own password. */
export const changePasswordForm = changePasswordInput
  .extend({ confirmPassword: z.string() })
  .refine((form) => form.password === form.confirmPassword, typedTwice)
export type ChangePasswordForm = z.infer<typeof changePasswordForm>

export const endSessionInput = z.object({ id: recordId })
