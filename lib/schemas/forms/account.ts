import type { z } from 'zod'
import { accountFields, changePasswordInput } from '../commands/account'
import { repetition, typedTwice } from './repeated-password'

/** What everybody says of themselves: what the form says is what the command says. */
export const accountForm = accountFields
export type AccountForm = z.input<typeof accountForm>

/** The form by which somebody changes their own password. */
export const changePasswordForm = changePasswordInput.extend(repetition).check(typedTwice)
export type ChangePasswordForm = z.input<typeof changePasswordForm>
