'use client'

import { useState, type ReactNode } from 'react'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import { EditDialog } from './edit-dialog'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { CommandsContext, type OpenDialog } from './open-dialog'
import type { PersonOffer } from './person-form'
import { PersonQuestion } from './person-question'
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
          <PersonQuestion
            person={dialog.person}
            title="New sign-in link"
            confirmLabel="Make link"
            tone="primary"
            action={actions.makeLink}
            onDone={showLink}
            onClose={close}
          >
            <p>
              “{dialog.person.name}” chooses a new password with it. Once it is used, the present password is
              gone and all their sessions end; until then nothing changes.
            </p>
          </PersonQuestion>
        )
      case 'endSessions':
        return (
          <PersonQuestion
            person={dialog.person}
            title="Sign out everywhere"
            confirmLabel="Sign out"
            tone="danger"
            action={actions.endSessions}
            onDone={closeSaying('Signed out')}
            onClose={close}
          >
            <p>
              All sessions of “{dialog.person.name}” end at once, on every device. They can sign in again with
              their password.
            </p>
            {dialog.person.isReader && <OwnAccount />}
          </PersonQuestion>
        )
      case 'disable':
        return (
          <PersonQuestion
            person={dialog.person}
            title="Disable person"
            confirmLabel="Disable"
            tone="danger"
            action={actions.disable}
            onDone={closeSaying('Disabled')}
            onClose={close}
          >
            <p>
              “{dialog.person.name}” is signed out at once and cannot sign in until they are enabled again. A
              link that they have not used yet no longer works.
            </p>
            {dialog.person.isReader && <OwnAccount />}
          </PersonQuestion>
        )
      case 'delete':
        return (
          <PersonQuestion
            person={dialog.person}
            title="Delete person"
            confirmLabel="Delete"
            tone="danger"
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
          </PersonQuestion>
        )
      default:
        return dialog satisfies never
    }
  }
}

function OwnAccount() {
  return <p className="font-medium text-text">This is you.</p>
}
