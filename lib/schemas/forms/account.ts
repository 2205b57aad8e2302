import type { z } from 'zod'
import {
  accountFields,
  beginTwoFactorInput,
  changePasswordInput,
  confirmTwoFactorInput,
  provenInput,
} from '../commands/account'
import { repetition, typedTwice } from './repeated-password'

/** The account form. It has the fields of the command. */
export const accountForm = accountFields
export type AccountForm = z.input<typeof accountForm>

/** The form with which people change their own password. */
export const changePasswordForm = changePasswordInput.extend(repetition).check(typedTwice)
export type ChangePasswordForm = z.input<typeof changePasswordForm>

/** The form that begins to set up an authenticator app. It has the fields of the command, as do the following. */
export const beginTwoFactorForm = beginTwoFactorInput
export type BeginTwoFactorForm = z.input<typeof beginTwoFactorForm>

/** The form with the first code of an authenticator app. */
export const confirmTwoFactorForm = confirmTwoFactorInput
export type ConfirmTwoFactorForm = z.input<typeof confirmTwoFactorForm>

/** The form with which people prove who they are before they change their second factor. */
export const provenForm = provenInput
export type ProvenForm = z.input<typeof provenForm>
