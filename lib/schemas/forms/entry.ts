import type { z } from 'zod'
import { finishSignInInput } from '../commands/account'
import { choosePasswordInput, setUpInput, signInInput } from '../commands/person'
import { repetition, typedTwice } from './repeated-password'

export { readThrottledCode, throttledCode } from '@/lib/domain/sign-in-code'

/** The sign-in form. It has the fields of the command. */
export const signInForm = signInInput
export type SignInForm = z.input<typeof signInForm>

/** The form of the second step of signing in. */
export const finishSignInForm = finishSignInInput
export type FinishSignInForm = z.input<typeof finishSignInForm>

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
