'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { SaveDialog } from '@/components/ui/form-dialog'
import { invitePersonForm, type InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonFields, type PersonOffer } from './person-fields'
import type { PeopleActions, PersonView } from './person-view'

interface EditDialogProps {
  person: PersonView
  edit: PeopleActions['edit']
  offer: PersonOffer
  onClose: () => void
}

/** Edits the name, role, products and groups of a person. */
export function EditDialog({ person, edit, offer, onClose }: EditDialogProps) {
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

  return (
    <SaveDialog
      title="Edit person"
      description="Changes take effect with the next request of this person."
      form={form}
      submitLabel="Save"
      done="Saved"
      save={({ email: _email, ...fields }) => edit({ ...fields, id: person.id })}
      onClose={onClose}
    >
      {(errorOf) => <PersonFields errorOf={errorOf} offer={offer} emailFixed />}
    </SaveDialog>
  )
}
