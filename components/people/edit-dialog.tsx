'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { useToast } from '@/components/ui/toast'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { invitePersonForm, type InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonForm, type PersonOffer } from './person-form'
import type { PeopleActions, PersonView } from './person-view'

interface EditDialogProps {
  person: PersonView
  edit: PeopleActions['edit']
  offer: PersonOffer
  onClose: () => void
}

/** Changes what somebody is called and may do. */
export function EditDialog({ person, edit, offer, onClose }: EditDialogProps) {
  const { run, pending, failure } = useAction(edit)
  const toast = useToast()
  const form = useForm<InvitePersonForm>({
    resolver: zodResolver(invitePersonForm),
    defaultValues: {
      name: person.name,
      email: person.email,
      role: person.role,
      productIds: person.products.map((product) => product.id),
      groupIds: person.groups.map((group) => group.id),
    },
  })
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)

  async function submit({ email: _email, ...fields }: InvitePersonForm) {
    const state = await run({ ...fields, id: person.id })
    if (!state.ok) return false
    toast(`Saved “${state.value.name}”`)
    onClose()
    return true
  }

  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Edit person"
      description="What you take from somebody, they lose with their next request."
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form="edit-person" variant="primary" pending={pending}>
            Save
          </Button>
        </>
      }
    >
      <PersonForm id="edit-person" form={form} onSubmit={submit} failure={failure} offer={offer} emailFixed />
      {guard.question}
    </Dialog>
  )
}
