'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { focusFirstError } from '@/components/ui/focus-first-error'
import { Notice } from '@/components/ui/notice'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { serviceUserForm, type ServiceUserForm } from '@/lib/schemas/forms/service-user'
import type { Choice } from './person-view'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'

interface EditServiceUserDialogProps {
  user: ServiceUserView
  edit: ServiceUserActions['edit']
  people: Choice[]
  onClose: () => void
}

const formId = 'edit-service-user'

/** Changes what a service user is called, what it is for, and who is answerable for it. */
export function EditServiceUserDialog({ user, edit, people, onClose }: EditServiceUserDialogProps) {
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const { register, handleSubmit, formState } = useForm<ServiceUserForm>({
    resolver: zodResolver(serviceUserForm, undefined, { raw: true }),
    defaultValues: { name: user.name, description: user.description, ownerId: user.owner?.id ?? '' },
  })
  const guard = useLeaveGuard(formState.isDirty, unsavedChanges, onClose)
  const errorOf = (field: keyof ServiceUserForm) => formState.errors[field]?.message ?? failure?.fields[field]

  async function submit(fields: ServiceUserForm) {
    const state = await run({ ...fields, id: user.id })
    if (!state.ok) return focusFirstError(formId)
    toast(`Saved “${state.value.name}”`)
    onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Edit service user"
      description="Its keys go on working as they are."
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={pending}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit(submit)} className="flex flex-col gap-4">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <TextField label="Name" autoComplete="off" error={errorOf('name')} {...register('name')} />
        <TextAreaField
          label="Description"
          optional
          error={errorOf('description')}
          {...register('description')}
        />
        <SelectField
          label="Owner"
          hint="The person answerable for it."
          options={[
            { value: '', label: 'Nobody' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={errorOf('ownerId')}
          {...register('ownerId')}
        />
      </form>
      {guard.question}
    </Dialog>
  )
}
