import type { z } from 'zod'
import { invitePersonInput } from '../commands/person'

/** The form of a person: what it says is what the command says. */
export const invitePersonForm = invitePersonInput
export type InvitePersonForm = z.input<typeof invitePersonForm>
export type EditPersonForm = Omit<InvitePersonForm, 'email'>
