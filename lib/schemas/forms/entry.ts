import type { z } from 'zod'
import { confirmTwoFactorInput, type finishSignInInput } from '../commands/account'
import { choosePasswordInput, setUpInput, signInInput } from '../commands/person'
import { repetition, typedTwice } from './repeated-password'

/** The sign-in form. It has the fields of the command. */
export const signInForm = signInInput
export type SignInForm = z.input<typeof signInForm>

/** The second step of signing in, with whatever shows the second factor. */
export type FinishSignInForm = z.input<typeof finishSignInInput>

/** The form of that step for a code of an app, or a recovery code. */
export const codeForm = confirmTwoFactorInput
export type CodeForm = z.input<typeof codeForm>

/** The set-up form. */
export const setUpForm = setUpInput
  .pick({ name: true, email: true, password: true })
  .extend(repetition)
  .check(typedTwice)
export type SetUpForm = z.input<typeof setUpForm>
export type SetUpInput = z.input<typeof setUpInput>

/** The form behind a one-time link. */
export const choosePasswordForm = choosePasswordInput
  .pick({ password: true })
  .extend(repetition)
  .check(typedTwice)
export type ChoosePasswordForm = z.input<typeof choosePasswordForm>
export type ChoosePasswordInput = z.input<typeof choosePasswordInput>
