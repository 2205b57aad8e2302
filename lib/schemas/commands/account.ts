import { z } from './zod'
import { passkeyAnswer } from './passkey'
import { currentPassword, newPassword, timeZone } from './person'
import { nameText, recordId } from './text'

/** What people can change about themselves. */
export const accountFields = z.object({ name: nameText, timeZone, singleKeys: z.boolean() })

/** A field that is not sent stays unchanged. */
export const editAccountInput = accountFields.partial()

export const changePasswordInput = z.object({ currentPassword, password: newPassword })

export const endSessionInput = z.object({ id: recordId })

/** The form of a code is checked by the domain: every other text is a wrong code. */
const code = z.string().trim().min(1, 'Enter a code.').max(100, 'This is not a code.')

/** Whether exactly one of the fields was sent. */
const isOne = (shown: object) => Object.values(shown).filter((each) => each !== undefined).length === 1

const factorFields = { code: code.optional(), passkey: passkeyAnswer.optional() }

/** What shows the second factor: a code or recovery code, or a passkey. */
export const finishSignInInput = z
  .object(factorFields)
  .refine(isOne, { path: ['code'], message: 'Enter a code.' })

export const confirmTwoFactorInput = z.object({ code })

/** What proves that it is still the same person: one of these. */
export const stepUpInput = z
  .object({ currentPassword: currentPassword.optional(), ...factorFields })
  .refine(isOne, { message: 'Enter your password or a code, or use a passkey.' })
