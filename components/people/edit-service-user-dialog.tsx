'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { serviceUserForm, type ServiceUserForm } from '@/lib/schemas/forms/service-user'
import type { Choice } from './person-view'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'

interface EditServiceUserDialogProps {
  user: ServiceUserView
  edit: ServiceUserActions['edit']
  people: Choice[]
  onClose: () => void
}

/** Edits the name, description and owner of a service user. */
export function EditServiceUserDialog({ user, edit, people, onClose }: EditServiceUserDialogProps) {
  const form = useForm<ServiceUserForm>({
    resolver: zodResolver(serviceUserForm, undefined, { raw: true }),
    defaultValues: { name: user.name, description: user.description, ownerId: user.owner?.id ?? '' },
  })
  const { register } = form

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
          <SelectField
            label="Owner"
            hint="The person responsible for it."
            options={[
              { value: '', label: 'Nobody' },
              ...people.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={errorOf('ownerId')}
            {...register('ownerId')}
          />
        </>
      )}
    </SaveDialog>
  )
}
