import { z } from './zod'
import { roles } from '@/lib/domain/role'
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

/** What is said when a password and its repetition differ. */
export const typedTwice = {
  path: ['confirmPassword'],
  message: 'The passwords differ.',
}

/** The set-up form. */
export const setUpForm = z
  .object({ ...setUp, confirmPassword: z.string() })
  .refine((form) => form.password === form.confirmPassword, typedTwice)
export type SetUpForm = z.infer<typeof setUpForm>

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

/** The form behind a one-time link. */
export const choosePasswordForm = z
  .object({ password: newPassword, confirmPassword: z.string() })
  .refine((form) => form.password === form.confirmPassword, typedTwice)
export type ChoosePasswordForm = z.infer<typeof choosePasswordForm>

const linkToken = z.string().max(200)

export const signInLinkInput = z.object({ token: linkToken })

export const choosePasswordInput = z.object({ token: linkToken, password: newPassword, timeZone })
export type ChoosePasswordInput = z.input<typeof choosePasswordInput>

export const setUpInput = z.object({
  ...setUp,
  token: z.string().max(200),
  timeZone: timeZone.default('UTC'),
})
export type SetUpInput = z.input<typeof setUpInput>

/** The sign-in form. It refuses only what nobody can have. */
export const signInForm = z.object({
  email: z
    .string()
    .trim()
    .regex(/^[^\0]{1,254}$/, 'Enter your e-mail address.'),
  password: z.string().min(1, 'Enter your password.').max(1000, 'Enter your password.'),
})
export type SignInForm = z.infer<typeof signInForm>

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

const withProducts = {
  check: (form: { role: string; productIds: string[] }) =>
    form.role !== 'product_administrator' || form.productIds.length > 0,
  path: ['productIds'],
  message: 'Choose at least one product.',
}

/** The form by which somebody is invited. */
export const invitePersonForm = z
  .object({ ...personFields, email: emailAddress })
  .refine(withProducts.check, withProducts)

/** The form of a person who is there already. The e-mail address is what they sign in with, and stays. */
export const editPersonForm = z.object(personFields).refine(withProducts.check, withProducts)
export type EditPersonForm = z.infer<typeof editPersonForm>
export type InvitePersonForm = z.infer<typeof invitePersonForm>

export const editPersonInput = editPersonForm.safeExtend({ id: recordId })

export const personInput = z.object({ id: recordId })
