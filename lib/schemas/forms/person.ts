import type { z } from 'zod'
import { invitePersonInput, peopleFields } from '../commands/person'
import { namePageQuery } from './name-page'

/** The form of a person. It has the fields of the command. */
export const invitePersonForm = invitePersonInput
export type InvitePersonForm = z.input<typeof invitePersonForm>
export type EditPersonForm = Omit<InvitePersonForm, 'email'>

/** The filters and the page of the list of people, in an address. */
export const peopleQuery = {
  ...namePageQuery,
  role: peopleFields.role,
  state: peopleFields.state,
  twoFactor: peopleFields.twoFactor,
}
