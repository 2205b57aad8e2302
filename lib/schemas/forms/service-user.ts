import type { z } from 'zod'
import { editServiceUserInput, serviceUserFields } from '../commands/service-user'
import { formOf, type Refuse } from './form'
import { ownerFields, ownerIdOf, type OwnerForm } from './owner'

const mapping = {
  screen: ownerFields,
  toCommand: (values: OwnerForm, refuse: Refuse<'owner'>) => ({ ownerId: ownerIdOf(values, refuse) }),
  controlOf: (field: string) => (field === 'ownerId' ? 'owner' : field),
}

/** The form of a service user. */
export const serviceUserForm = formOf(serviceUserFields, mapping).schema
export type ServiceUserForm = z.input<typeof serviceUserForm>

export const editServiceUserForm = formOf(editServiceUserInput, mapping)
