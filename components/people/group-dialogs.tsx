'use client'

import { Quoted } from '@/components/ui/quoted'
import { DestroyQuestion } from '@/components/ui/destroy-question'
import type { OpenedProps } from '@/components/ui/dialog-host'
import { GroupDialog } from './group-dialog'
import type { GroupView } from './group-view'
import type { OpenGroupDialog, GroupGiven } from './open-group-dialog'

interface GroupDialogsProps extends OpenedProps<OpenGroupDialog> {
  given: GroupGiven
}

/** The dialog that is open over the groups. */
export function GroupDialogs({ opened, given, onClose: close }: GroupDialogsProps) {
  const { actions, mails, reading } = given
  const { create, read, edit, find } = actions
  switch (opened.kind) {
    case 'create':
      return (
        <GroupDialog
          title="Create group"
          submitLabel="Create"
          done="Created"
          of={null}
          save={create}
          find={find}
          mails={mails}
          onClose={close}
        />
      )
    case 'edit': {
      const { id } = opened.group
      return (
        <GroupDialog
          title="Edit group"
          submitLabel="Save"
          done="Saved"
          of={{ id, read }}
          save={(fields) => edit({ ...fields, id })}
          find={find}
          mails={mails}
          onClose={close}
        />
      )
    }
    case 'delete': {
      const { group } = opened
      return (
        <DestroyQuestion
          title="Delete group"
          confirmLabel="Delete"
          done="Deleted"
          action={actions.delete}
          id={group.id}
          name={group.name}
          affected={{
            things: group.someMembers.map((name, index) => ({ id: String(index), name })),
            count: group.memberCount,
            usedLately: 0,
          }}
          says={() => consequence(group)}
          reading={reading}
          onClose={close}
        >
          <p>
            <Quoted>{group.name}</Quoted> is deleted permanently.
          </p>
        </DestroyQuestion>
      )
    }
    default:
      return opened satisfies never
  }
}

/** What deleting a group means for its members. */
function consequence({ memberCount, accountAlertsInConsole, accountAlertsByEmail }: GroupView): string {
  if (memberCount === 0) return 'This group has no members.'
  const isOne = memberCount === 1
  const people = isOne ? 'Its only member stays' : `Its ${memberCount.toLocaleString('en')} members stay`
  const alerts = accountAlertsInConsole || accountAlertsByEmail
  return alerts
    ? `${people}, and no longer ${isOne ? 'gets' : 'get'} account alerts through this group.`
    : `${people}.`
}
