'use client'

import type { ReactNode } from 'react'
import { ActionQuestion, NamedQuestion } from '@/components/ui/action-question'
import { EditDialog } from './edit-dialog'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { PeopleHost } from './open-dialog'
import type { PersonOffer } from './person-fields'
import type { PeopleActions, PersonView } from './person-view'

interface DialogsProps {
  actions: Omit<PeopleActions, 'enable'>
  offer: PersonOffer
  timeZone: string
  children: ReactNode
}

/** The questions before a person loses something. */
const questions = {
  endSessions: {
    title: 'Sign out everywhere',
    label: 'Sign out',
    done: 'Signed out',
    consequence: ({ name }: PersonView) =>
      `All sessions of “${name}” end at once, on every device. This person can sign in again with their password.`,
  },
  disable: {
    title: 'Disable person',
    label: 'Disable',
    done: 'Disabled',
    consequence: ({ name }: PersonView) =>
      `“${name}” is signed out at once and cannot sign in until you enable them again. Unused sign-in links stop working.`,
  },
  delete: {
    title: 'Delete person',
    label: 'Delete',
    done: 'Deleted',
    consequence: ({ name, email }: PersonView) =>
      `“${name}” (${email}) is signed out at once and needs a new invitation to come back. Credentials that this person owns or created are kept, without an owner. The audit trail is kept too.`,
  },
}

/** The dialogs of the users. */
export function PeopleDialogs({ actions, offer, timeZone, children }: DialogsProps) {
  return (
    <PeopleHost
      render={(opened, close, open) => {
        if (opened.kind === 'invite')
          return (
            <InviteDialog
              invite={actions.invite}
              offer={offer}
              onInvited={(link) => open({ kind: 'link', link })}
              onClose={close}
            />
          )
        if (opened.kind === 'link')
          return <LinkDialog link={opened.link} timeZone={timeZone} onClose={close} />
        const { kind, person } = opened
        switch (kind) {
          case 'edit':
            return <EditDialog person={person} edit={actions.edit} offer={offer} onClose={close} />
          case 'makeLink':
            return (
              <ActionQuestion
                title="New sign-in link"
                confirmLabel="Make link"
                tone="primary"
                action={actions.makeLink}
                input={{ id: person.id }}
                onDone={(link) => open({ kind: 'link', link })}
                onClose={close}
              >
                <p>
                  {person.state === 'invited'
                    ? `“${person.name}” can choose a password with it. The previous link stops working.`
                    : `“${person.name}” can choose a new password with it. When the link is used, the current password stops working and all of their sessions end. Until then, nothing changes.`}
                </p>
              </ActionQuestion>
            )
          case 'endSessions':
          case 'disable':
          case 'delete': {
            const { title, label, done, consequence } = questions[kind]
            return (
              <NamedQuestion
                title={title}
                confirmLabel={label}
                done={done}
                action={actions[kind]}
                id={person.id}
                onClose={close}
              >
                <p>{consequence(person)}</p>
                {person.isReader && <p className="font-medium text-text">This is you.</p>}
              </NamedQuestion>
            )
          }
          default:
            return kind satisfies never
        }
      }}
    >
      {children}
    </PeopleHost>
  )
}
