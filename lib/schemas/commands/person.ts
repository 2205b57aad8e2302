import { z } from './zod'
import { roles } from '@/lib/domain/role'
import { withProducts } from './credential'
import { emailAddress, nameText, recordId } from './text'

// bcrypt reads no further than 72 bytes: a longer password would be cut without a word.
const longestPassword = 72
const bytes = (text: string) => new TextEncoder().encode(text).length

/** A password that is being chosen. Length alone counts (OWASP ASVS 5.0, 6.2.1): no rules on kinds of characters. */
export const newPassword = z
  .string()
  .min(8, 'Use at least 8 characters.')
  .refine((text) => bytes(text) <= longestPassword, 'A password has at most 72 bytes (72 plain letters).')
  .refine((text) => !text.includes('\0'), 'A password has no NUL character.')

const setUp = { name: nameText, email: emailAddress, password: newPassword }

/** A name of the IANA time zone database. */
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

/** It refuses only what nobody can have. */
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
  /** Of a product administrator only. */
  productIds: ids,
  groupIds: ids,
}

export const invitePersonInput = z.object({ ...personFields, email: emailAddress }).check(withProducts)

/** What is not sent stays as it is; and so does the e-mail address, for it is what they sign in with. */
export const editPersonInput = z.object(personFields).partial().extend({ id: recordId })

export const personInput = z.object({ id: recordId })
