import type { z } from 'zod'
import { accountFields, changePasswordInput } from '../commands/account'
import { repetition, typedTwice } from './repeated-password'

/** The account form. It has the fields of the command. */
export const accountForm = accountFields
export type AccountForm = z.input<typeof accountForm>

/** The form with which people change their own password. */
export const changePasswordForm = changePasswordInput.extend(repetition).check(typedTwice)
export type ChangePasswordForm = z.input<typeof changePasswordForm>
