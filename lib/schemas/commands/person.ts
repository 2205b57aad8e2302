import { z } from './zod'
import { roles } from '@/lib/domain/role'
import { withProducts } from './credential'
import { shortestPassword } from '@/lib/domain/password'
import { personStates, twoFactorFilters } from '@/lib/domain/person'
import { namePageFields } from './name-page'
import { emailAddress, nameText, recordId, searchText } from './text'

// bcrypt reads only 72 bytes: it would silently truncate a longer password.
const longestPassword = 72
const bytes = (text: string) => new TextEncoder().encode(text).length

/**
 * A password that is being chosen. There are no rules about kinds of characters (NIST SP 800-63B). Whether it is common or
 * made of the person's own name is decided in `NewPassword`.
 */
export const newPassword = z
  .string()
  .min(shortestPassword, `Use at least ${shortestPassword} characters.`)
  .refine((text) => bytes(text) <= longestPassword, 'Use at most 72 bytes (72 plain letters).')
  .refine((text) => !text.includes('\0'), 'Remove the NUL character.')

/** The password of someone signed in. Refuses only what no stored password can be. */
export const currentPassword = z
  .string()
  .min(1, 'Enter your current password.')
  .max(1000, 'This is not your current password.')

const setUp = { name: nameText, email: emailAddress, password: newPassword }

/** A name from the IANA time zone database. */
export const timeZone = z
  .string()
  .trim()
  .max(60, 'Choose a time zone.')
  .refine((name) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
    } catch {
      return false
    }
  }, 'Choose a time zone.')

const linkToken = z.string().max(200)

export const signInLinkInput = z.object({ token: linkToken })

export const choosePasswordInput = z.object({ token: linkToken, password: newPassword, timeZone })

export const setUpInput = z.object({
  ...setUp,
  token: z.string().max(200),
  timeZone: timeZone.default('UTC'),
})

/** Refuses only what no stored e-mail address or password can be. */
export const signInInput = z.object({
  email: z
    .string()
    .trim()
    .regex(/^[^\0]{1,254}$/, 'Enter your e-mail address.'),
  password: z.string().min(1, 'Enter your password.').max(1000, 'Enter your password.'),
})

export const createPersonInput = z.object({
  ...setUp,
  role: z.enum(roles),
  timeZone: timeZone.default('UTC'),
  productIds: z.array(z.string().max(64)).max(100).default([]),
})

const ids = z.array(recordId).max(200)

const personFields = {
  name: nameText,
  role: z.enum(roles),
  /** For product administrators only. */
  productIds: ids,
  groupIds: ids,
}

export const invitePersonInput = z.object({ ...personFields, email: emailAddress }).check(withProducts)

/** A field that is not sent stays unchanged. The e-mail address never changes, because the person signs in with it. */
export const editPersonInput = z.object(personFields).partial().extend({ id: recordId })

export const personInput = z.object({ id: recordId })

/** The link is sent by mail if that is possible, or only shown. */
export const makeSignInLinkInput = personInput.extend({ byMail: z.boolean().default(true) })

/** A page of the people, and which of them. */
export const peopleFields = {
  ...namePageFields,
  role: z.enum(roles).optional(),
  state: z.enum(personStates).optional(),
  twoFactor: z.enum(twoFactorFilters).optional(),
}

export const listPeopleInput = z.object(peopleFields)

/** Empty: the first of all. */
export const findPeopleInput = z.object({ search: searchText })
