import { z } from './zod'
import { passkeyAnswer } from './passkey'
import { currentPassword, newPassword, timeZone } from './person'
import { nameText, recordId } from './text'

/** What people can change about themselves. */
export const accountFields = z.object({ name: nameText, timeZone })

/** A field that is not sent stays unchanged. */
export const editAccountInput = accountFields.partial()

export const changePasswordInput = z.object({ currentPassword, password: newPassword })

export const endSessionInput = z.object({ id: recordId })

/** The form of a code is checked by the domain: every other text is a wrong code. */
const code = z.string().trim().min(1, 'Enter a code.').max(100, 'This is not a code.')

/** What shows the second factor: a code or recovery code, or a passkey. */
export const finishSignInInput = z
  .object({ code: code.optional(), passkey: passkeyAnswer.optional() })
  .refine((shown) => (shown.code === undefined) !== (shown.passkey === undefined), {
    path: ['code'],
    message: 'Enter a code.',
  })

export const beginTwoFactorInput = z.object({ currentPassword })

export const confirmTwoFactorInput = z.object({ code })

/** What changes a second factor asks for the password and for the second factor itself. */
export const provenInput = z.object({ currentPassword, code })
