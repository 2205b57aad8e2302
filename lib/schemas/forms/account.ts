import type { z } from 'zod'
import {
  accountFields,
  changePasswordInput,
  confirmTwoFactorInput,
  stepUpInput,
  type editAccountInput,
} from '../commands/account'
import { repetition, typedTwice } from './repeated-password'

/** What people change about themselves, some at a time. */
export type AccountEdit = z.input<typeof editAccountInput>

/** The form of the profile. Its fields are those of the command. */
export const accountForm = accountFields.pick({ name: true, timeZone: true })
export type AccountForm = z.input<typeof accountForm>

/** The form with which people change their own password. */
export const changePasswordForm = changePasswordInput.extend(repetition).check(typedTwice)
export type ChangePasswordForm = z.input<typeof changePasswordForm>

/** The form with the first code of an authenticator app. It has the fields of the command, as does the next. */
export const confirmTwoFactorForm = confirmTwoFactorInput
export type ConfirmTwoFactorForm = z.input<typeof confirmTwoFactorForm>

/** The form with which people prove that it is still them. */
export const stepUpForm = stepUpInput
export type StepUpForm = z.input<typeof stepUpForm>
