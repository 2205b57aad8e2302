'use client'

import { useForm } from 'react-hook-form'
import { OwnerField } from '@/components/credentials/owner-field'
import { SaveDialog } from '@/components/ui/form-dialog'
import type { Find } from '@/components/ui/suggest-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { toOwnerForm } from '@/lib/schemas/forms/owner'
import type { ServiceUserForm } from '@/lib/schemas/forms/service-user'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<ServiceUserForm>(
  () => import('@/lib/schemas/forms/service-user').then(({ serviceUserForm }) => serviceUserForm),
  { raw: true },
)

interface EditServiceUserDialogProps {
  user: ServiceUserView
  edit: ServiceUserActions['edit']
  find: Find
  onClose: () => void
}

/** Edits the name, description and owner of a service user. */
export function EditServiceUserDialog({ user, edit, find, onClose }: EditServiceUserDialogProps) {
  const form = useForm<ServiceUserForm>({
    resolver,
    defaultValues: { name: user.name, description: user.description, ...toOwnerForm(user.owner) },
  })
  const { register } = form

  return (
    <SaveDialog
      title="Edit service user"
      about={{ id: user.id }}
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
          <OwnerField findPeople={find} error={errorOf('owner')} />
        </>
      )}
    </SaveDialog>
  )
}
