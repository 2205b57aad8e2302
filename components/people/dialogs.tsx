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

/** What takes something from somebody. */
const questions = {
  endSessions: {
    title: 'Sign out everywhere',
    label: 'Sign out',
    done: 'Signed out',
    consequence: ({ name }: PersonView) =>
      `All sessions of “${name}” end at once, on every device. They can sign in again with their password.`,
  },
  disable: {
    title: 'Disable person',
    label: 'Disable',
    done: 'Disabled',
    consequence: ({ name }: PersonView) =>
      `“${name}” is signed out at once and cannot sign in until they are enabled again. A link that they have not used yet no longer works.`,
  },
  delete: {
    title: 'Delete person',
    label: 'Delete',
    done: 'Deleted',
    consequence: ({ name, email }: PersonView) =>
      `“${name}” (${email}) is signed out at once and cannot come back but by a new invitation. Credentials that they own or made stay, without an owner, and so does the audit trail.`,
  },
}

/** The dialogs over the users. */
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
                    ? `“${person.name}” chooses a password with it. The link made before no longer works.`
                    : `“${person.name}” chooses a new password with it. Once it is used, the present password is gone and all their sessions end; until then nothing changes.`}
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
