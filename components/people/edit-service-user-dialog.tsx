'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useController, useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { serviceUserForm, type ServiceUserForm } from '@/lib/schemas/forms/service-user'
import { OwnerField } from './owner-field'
import type { FindPeople } from './person-picker'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'

interface EditServiceUserDialogProps {
  user: ServiceUserView
  edit: ServiceUserActions['edit']
  find: FindPeople
  onClose: () => void
}

/** Edits the name, description and owner of a service user. */
export function EditServiceUserDialog({ user, edit, find, onClose }: EditServiceUserDialogProps) {
  const form = useForm<ServiceUserForm>({
    resolver: zodResolver(serviceUserForm, undefined, { raw: true }),
    defaultValues: { name: user.name, description: user.description, ownerId: user.owner?.id ?? '' },
  })
  const { register, control } = form
  const owner = useController({ control, name: 'ownerId' }).field

  return (
    <SaveDialog
      title="Edit service user"
      description="Its keys continue to work."
      form={form}
      submitLabel="Save"
      done="Saved"
      save={(fields) => edit({ ...fields, id: user.id })}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
          <TextAreaField
            label="Description"
            optional
            error={errorOf('description')}
            {...register('description')}
          />
          <OwnerField initial={user.owner} onChoose={owner.onChange} find={find} error={errorOf('ownerId')} />
        </>
      )}
    </SaveDialog>
  )
}
