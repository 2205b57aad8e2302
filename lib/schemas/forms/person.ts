import type { z } from 'zod'
import { invitePersonInput } from '../commands/person'

/** The form of a person. It has the fields of the command. */
export const invitePersonForm = invitePersonInput
export type InvitePersonForm = z.input<typeof invitePersonForm>
export type EditPersonForm = Omit<InvitePersonForm, 'email'>
