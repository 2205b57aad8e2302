'use client'

import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { useRead } from '@/components/ui/use-read'
import type { InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonFields } from './person-fields'
import type { PeopleActions, PersonView } from './person-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<InvitePersonForm>(() =>
  import('@/lib/schemas/forms/person').then(({ invitePersonForm }) => invitePersonForm),
)

interface EditDialogProps {
  person: PersonView
  actions: Pick<PeopleActions, 'read' | 'edit'>
  onClose: () => void
}

/** Edits the name, role, products and groups of a person, as they are when the dialog opens. */
export function EditDialog({ person, actions, onClose }: EditDialogProps) {
  const { name, email, role } = person
  const form = useForm<InvitePersonForm>({
    resolver,
    defaultValues: { name, email, role, productIds: [], groupIds: [] },
  })
  const { reset } = form
  const { found, again } = useRead(actions.read, person.id)
  useEffect(() => {
    if (found?.ok) reset(found.value.fields)
  }, [found, reset])

  return (
    <SaveDialog
      title="Edit person"
      about={{ id: person.id }}
      description="Changes take effect with the next request of this person."
      form={form}
      submitLabel="Save"
      done="Saved"
      save={({ email: _email, ...fields }) => actions.edit({ ...fields, id: person.id })}
      onClose={onClose}
      {...readForm(found, again)}
    >
      {(errorOf) => found?.ok && <PersonFields errorOf={errorOf} offer={found.value.offer} emailFixed />}
    </SaveDialog>
  )
}
