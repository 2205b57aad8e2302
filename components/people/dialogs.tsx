'use client'

import { Quoted } from '@/components/ui/quoted'
import { ActionQuestion, NamedQuestion } from '@/components/ui/action-question'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { isUsedLately } from '@/lib/schemas/forms/holding'
import { EditDialog } from './edit-dialog'
import { InviteDialog } from './invite-dialog'
import { LinkDialog } from './link-dialog'
import { MailedLinkDialog } from './mailed-link-dialog'
import type { PeopleDialog, PeopleGiven } from './open-dialog'
import type { PersonView } from './person-view'

interface PeopleDialogsProps extends OpenedProps<PeopleDialog> {
  given: PeopleGiven
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
  resetTwoFactor: {
    title: 'Reset two-factor sign-in',
    label: 'Reset',
    done: 'Reset two-factor sign-in of',
    consequence: ({ name }: PersonView) =>
      `“${name}” is signed out everywhere and gets a notice. Their authenticator app, passkeys and recovery codes stop working, and their password alone signs them in until they add new ones. Make sure that the request came from this person.`,
  },
  disable: {
    title: 'Disable person',
    label: 'Disable',
    done: 'Disabled',
    consequence: ({ name }: PersonView) =>
      `“${name}” is signed out at once and cannot sign in until you enable them again. Unused sign-in links stop working.`,
  },
}

/** The dialog that is open over the users. */
export function PeopleDialogs({ opened, given, onClose: close, onOpen: open }: PeopleDialogsProps) {
  const { actions, mails, reading } = given
  if (opened.kind === 'invite')
    return (
      <InviteDialog
        invite={actions.invite}
        choices={actions.choices}
        mails={mails}
        onInvited={(link) => open({ kind: 'link', link })}
        onClose={close}
      />
    )
  if (opened.kind === 'link')
    return opened.link.url === null ? (
      <MailedLinkDialog
        link={opened.link}
        makeLink={actions.makeLink}
        timeZone={reading.timeZone}
        onShown={(link) => open({ kind: 'link', link })}
        onClose={close}
      />
    ) : (
      <LinkDialog link={opened.link} url={opened.link.url} timeZone={reading.timeZone} onClose={close} />
    )
  const { kind, person } = opened
  switch (kind) {
    case 'edit':
      return <EditDialog person={person} actions={actions} onClose={close} />
    case 'makeLink':
      return (
        <ActionQuestion
          title="New sign-in link"
          confirmLabel={mails ? 'Send link' : 'Make link'}
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
    case 'delete': {
      const { id, name, email, lastSeenAt, isReader } = person
      return (
        <DestroyQuestion
          title="Delete person"
          confirmLabel="Delete"
          done="Deleted"
          action={actions.delete}
          id={id}
          name={name}
          inUse={isUsedLately(lastSeenAt, reading)}
          affected={actions.holdings}
          says={({ count }) => leftBehind(count)}
          reading={reading}
          onClose={close}
        >
          <p>
            <Quoted>{name}</Quoted> ({email}) is signed out at once and needs a new invitation to come back.
            The audit trail is kept.
          </p>
          {isReader && <p className="font-medium text-text">This is you.</p>}
        </DestroyQuestion>
      )
    }
    case 'endSessions':
    case 'resetTwoFactor':
    case 'disable': {
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
}

/** What happens to what the person is responsible for. */
function leftBehind(count: number): string {
  if (count === 0) return 'This person owns no credentials and no service users.'
  return count === 1
    ? 'This stays, without an owner:'
    : `These ${count.toLocaleString('en')} stay, without an owner:`
}
