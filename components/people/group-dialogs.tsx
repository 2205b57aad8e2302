'use client'

import type { ReactNode } from 'react'
import { NamedQuestion } from '@/components/ui/action-question'
import { GroupDialog } from './group-dialog'
import type { GroupActions, GroupView, MemberView } from './group-view'
import { GroupHost } from './open-group-dialog'

interface GroupDialogsProps {
  actions: GroupActions
  people: MemberView[]
  children: ReactNode
}

const empty = { name: '', memberIds: [], accountAlertsInConsole: true, accountAlertsByEmail: false }

/** The dialogs of the groups. */
export function GroupDialogs({ actions, people, children }: GroupDialogsProps) {
  return (
    <GroupHost
      render={(opened, close) => {
        switch (opened.kind) {
          case 'create':
            return (
              <GroupDialog
                title="Create group"
                submitLabel="Create"
                done="Created"
                values={empty}
                save={actions.create}
                people={people}
                onClose={close}
              />
            )
          case 'edit': {
            const { id, members, ...group } = opened.group
            return (
              <GroupDialog
                title="Edit group"
                submitLabel="Save"
                done="Saved"
                values={{ ...group, memberIds: members.map((member) => member.id) }}
                save={(fields) => actions.edit({ ...fields, id })}
                people={people}
                onClose={close}
              />
            )
          }
          case 'delete':
            return (
              <NamedQuestion
                title="Delete group"
                confirmLabel="Delete"
                done="Deleted"
                action={actions.delete}
                id={opened.group.id}
                onClose={close}
              >
                <p>
                  “{opened.group.name}” is deleted permanently. {consequence(opened.group)}
                </p>
              </NamedQuestion>
            )
          default:
            return opened satisfies never
        }
      }}
    >
      {children}
    </GroupHost>
  )
}

/** What deleting a group means for its members. */
function consequence({ members, accountAlertsInConsole, accountAlertsByEmail }: GroupView): string {
  if (members.length === 0) return 'This group has no members.'
  const isOne = members.length === 1
  const people = isOne ? 'Its only member stays' : `Its ${members.length} members stay`
  const alerts = accountAlertsInConsole || accountAlertsByEmail
  return alerts
    ? `${people}, and no longer ${isOne ? 'gets' : 'get'} account alerts through this group.`
    : `${people}.`
}
