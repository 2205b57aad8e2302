'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { unsavedChanges } from '@/components/ui/unsaved-changes'
import { useAction } from '@/components/ui/use-action'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import { invitePersonForm, type InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonForm, type PersonOffer } from './person-form'
import type { LinkView, PeopleActions } from './person-view'

interface InviteDialogProps {
  invite: PeopleActions['invite']
  offer: PersonOffer
  onInvited: (link: LinkView) => void
  onClose: () => void
}

/** Invites somebody; what comes of it is a link to hand over. */
export function InviteDialog({ invite, offer, onInvited, onClose }: InviteDialogProps) {
  const { run, pending, failure } = useAction(invite)
  const form = useForm<InvitePersonForm>({
    resolver: zodResolver(invitePersonForm),
    defaultValues: { name: '', email: '', role: 'auditor', productIds: [], groupIds: [] },
  })
  const guard = useLeaveGuard(form.formState.isDirty, unsavedChanges, onClose)

  async function submit(fields: InvitePersonForm) {
    const state = await run(fields)
    if (state.ok) onInvited(state.value)
    return state.ok
  }

  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Invite person"
      description="You get a link to hand over. They choose their own password with it."
      footer={
        <>
          <Button onClick={guard.close}>Cancel</Button>
          <Button type="submit" form="invite-person" variant="primary" pending={pending}>
            Invite
          </Button>
        </>
      }
    >
      <PersonForm
        id="invite-person"
        form={form}
        onSubmit={submit}
        failure={failure}
        offer={offer}
        emailFixed={false}
      />
      {guard.question}
    </Dialog>
  )
}
