import { z } from '../commands/zod'
import { editServiceUserInput, serviceUserFields } from '../commands/service-user'
import { formOf } from './form'
import { textOrNull } from './text'

const mapping = {
  /** Empty if there is none. */
  screen: { ownerId: z.string() },
  toCommand: ({ ownerId }: { ownerId: string }) => ({ ownerId: textOrNull(ownerId) }),
}

/** The form of a service user. */
export const serviceUserForm = formOf(serviceUserFields, mapping).schema
export type ServiceUserForm = z.input<typeof serviceUserForm>

export const editServiceUserForm = formOf(editServiceUserInput, mapping)
