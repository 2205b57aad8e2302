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

/** The form of a code is checked by the domain: every other text is a wrong code. */
const code = z.string().trim().min(1, 'Enter a code.').max(100, 'This is not a code.')

export const finishSignInInput = z.object({ code })

export const confirmTwoFactorInput = z.object({ code })

/** What proves that it is still the same person: one of these. */
export const stepUpInput = z
  .object({ currentPassword: currentPassword.optional(), code: code.optional() })
  .refine((shown) => Object.values(shown).filter((each) => each !== undefined).length === 1, {
    message: 'Enter your password or a code.',
  })
