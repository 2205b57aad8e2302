import { z } from '../commands/zod'

interface Repeated {
  password: string
  confirmPassword: string
}

/** The field in which people type a new password a second time. */
export const repetition = { confirmPassword: z.string() }

/** Checks that the password and its repetition are equal, in the schema of a form. */
export const typedTwice = z.refine<Repeated>((form) => form.password === form.confirmPassword, {
  path: ['confirmPassword'],
  message: 'The passwords do not match.',
})
