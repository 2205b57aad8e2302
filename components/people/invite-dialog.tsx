'use client'

import { useForm } from 'react-hook-form'
import { FormDialog } from '@/components/ui/form-dialog'
import { readForm } from '@/components/ui/read-form'
import { useAction } from '@/components/ui/use-action'
import { useRead } from '@/components/ui/use-read'
import type { InvitePersonForm } from '@/lib/schemas/forms/person'
import { PersonFields } from './person-fields'
import type { LinkView, PeopleActions } from './person-view'
import { lateResolver } from '@/components/forms/late-resolver'

const resolver = lateResolver<InvitePersonForm>(() =>
  import('@/lib/schemas/forms/person').then(({ invitePersonForm }) => invitePersonForm),
)

interface InviteDialogProps {
  invite: PeopleActions['invite']
  choices: PeopleActions['choices']
  /** Whether the link is sent by mail. */
  mails: boolean
  onInvited: (link: LinkView) => void
  onClose: () => void
}

/** Invites a person. The result is a link to hand over. */
export function InviteDialog({ invite, choices, mails, onInvited, onClose }: InviteDialogProps) {
  const { run, pending, failure } = useAction(invite)
  const { found, again } = useRead(choices, 'choices')
  const form = useForm<InvitePersonForm>({
    resolver,
    defaultValues: { name: '', email: '', role: 'auditor', productIds: [], groupIds: [] },
  })

  async function submit(fields: InvitePersonForm) {
    const state = await run(fields)
    if (state.ok) onInvited(state.value)
  }

  return (
    <FormDialog
      title="Invite person"
      about={null}
      description={
        mails
          ? 'Keyturn sends a link to this person. They choose their own password with it.'
          : 'You get a link to hand over. The person chooses their own password with it.'
      }
      form={form}
      submitLabel="Invite"
      submit={submit}
      pending={pending}
      failure={failure}
      onClose={onClose}
      {...readForm(found, again)}
    >
      {(errorOf) => found?.ok && <PersonFields errorOf={errorOf} offer={found.value} emailFixed={false} />}
    </FormDialog>
  )
}
