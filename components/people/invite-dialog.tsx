'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { useAction } from '@/components/ui/use-action'
import { invitePersonForm, type InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonFields, type PersonOffer } from './person-fields'
import type { LinkView, PeopleActions } from './person-view'

interface InviteDialogProps {
  invite: PeopleActions['invite']
  offer: PersonOffer
  onInvited: (link: LinkView) => void
  onClose: () => void
}

/** Invites a person. The result is a link to hand over. */
export function InviteDialog({ invite, offer, onInvited, onClose }: InviteDialogProps) {
  const { run, pending, failure } = useAction(invite)
  const form = useForm<InvitePersonForm>({
    resolver: zodResolver(invitePersonForm),
    defaultValues: { name: '', email: '', role: 'auditor', productIds: [], groupIds: [] },
  })

  async function submit(fields: InvitePersonForm) {
    const state = await run(fields)
    if (state.ok) onInvited(state.value)
  }

  return (
    <FormDialog
      title="Invite person"
      description="You get a link to hand over. The person chooses their own password with it."
      form={form}
      submitLabel="Invite"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
      {(errorOf) => <PersonFields errorOf={errorOf} offer={offer} emailFixed={false} />}
    </FormDialog>
  )
}
