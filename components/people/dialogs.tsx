'use client'

import { useState, type ReactNode } from 'react'
import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { EditDialog } from './edit-dialog'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { MakeLinkDialog } from './make-link-dialog'
import { CommandsContext, type OpenDialog } from './open-dialog'
import type { PersonOffer } from './person-form'
import type { LinkView, PeopleActions, PersonView } from './person-view'

interface DialogsProps {
  actions: PeopleActions
  offer: PersonOffer
  timeZone: string
  children: ReactNode
}

/** Holds the one dialog that may be open over the users. */
export function PeopleDialogs({ actions, offer, timeZone, children }: DialogsProps) {
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' })
  const enabling = useAction(actions.enable)
  const toast = useToast()
  const close = () => setDialog({ kind: 'none' })
  const showLink = (link: LinkView) => setDialog({ kind: 'link', link })

  function closeSaying(done: string) {
    return ({ name }: { name: string }) => {
      toast(`${done} “${name}”`)
      close()
    }
  }

  async function enable(person: PersonView) {
    const state = await enabling.run({ id: person.id })
    toast(
      state.ok ? `Enabled “${state.value.name}”` : `“${person.name}” was not enabled`,
      state.ok ? undefined : (state.message ?? undefined),
    )
  }

  return (
    <CommandsContext value={{ open: setDialog, enable: (person) => void enable(person) }}>
      {children}
      {renderDialog()}
    </CommandsContext>
  )

  function renderDialog() {
    switch (dialog.kind) {
      case 'none':
        return null
      case 'invite':
        return <InviteDialog invite={actions.invite} offer={offer} onInvited={showLink} onClose={close} />
      case 'link':
        return <LinkDialog link={dialog.link} timeZone={timeZone} onClose={close} />
      case 'edit':
        return <EditDialog person={dialog.person} edit={actions.edit} offer={offer} onClose={close} />
      case 'makeLink':
        return (
          <MakeLinkDialog
            person={dialog.person}
            makeLink={actions.makeLink}
            onMade={showLink}
            onClose={close}
          />
        )
      case 'endSessions':
        return (
          <DangerQuestion
            input={{ id: dialog.person.id }}
            title="Sign out everywhere"
            confirmLabel="Sign out"
            action={actions.endSessions}
            onDone={closeSaying('Signed out')}
            onClose={close}
          >
            <p>
              All sessions of “{dialog.person.name}” end at once, on every device. They can sign in again with
              their password.
            </p>
            {dialog.person.isReader && <OwnAccount />}
          </DangerQuestion>
        )
      case 'disable':
        return (
          <DangerQuestion
            input={{ id: dialog.person.id }}
            title="Disable person"
            confirmLabel="Disable"
            action={actions.disable}
            onDone={closeSaying('Disabled')}
            onClose={close}
          >
            <p>
              “{dialog.person.name}” is signed out at once and cannot sign in until they are enabled again. A
              link that they have not used yet no longer works.
            </p>
            {dialog.person.isReader && <OwnAccount />}
          </DangerQuestion>
        )
      case 'delete':
        return (
          <DangerQuestion
            input={{ id: dialog.person.id }}
            title="Delete person"
            confirmLabel="Delete"
            action={actions.delete}
            onDone={closeSaying('Deleted')}
            onClose={close}
          >
            <p>
              “{dialog.person.name}” ({dialog.person.email}) is signed out at once and cannot come back but by
              a new invitation. Credentials that they own or made stay, without an owner, and so does the
              audit trail.
            </p>
            {dialog.person.isReader && <OwnAccount />}
          </DangerQuestion>
        )
      default:
        return dialog satisfies never
    }
  }
}

function OwnAccount() {
  return <p className="font-medium text-text">This is you.</p>
}
