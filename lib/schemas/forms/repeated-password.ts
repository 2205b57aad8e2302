import { z } from '../commands/zod'

interface Repeated {
  password: string
  confirmPassword: string
}

/** The field in which a password is typed once more. */
export const repetition = { confirmPassword: z.string() }

/** For the schema of a form: the password and its repetition are the same. */
export const typedTwice = z.refine<Repeated>((form) => form.password === form.confirmPassword, {
  path: ['confirmPassword'],
  message: 'The passwords differ.',
})
