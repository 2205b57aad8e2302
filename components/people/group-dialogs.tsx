'use client'

import { useState, type ReactNode } from 'react'
import { DeleteGroupDialog } from './delete-group-dialog'
import { GroupDialog } from './group-dialog'
import type { GroupActions, MemberView } from './group-view'
import { OpenGroupContext, type OpenGroupDialog } from './open-group-dialog'

interface GroupDialogsProps {
  actions: GroupActions
  people: MemberView[]
  children: ReactNode
}

/** Holds the one dialog that may be open over the groups. */
export function GroupDialogs({ actions, people, children }: GroupDialogsProps) {
  const [dialog, setDialog] = useState<OpenGroupDialog>({ kind: 'none' })
  const close = () => setDialog({ kind: 'none' })

  return (
    <OpenGroupContext value={setDialog}>
      {children}
      {renderDialog()}
    </OpenGroupContext>
  )

  function renderDialog() {
    switch (dialog.kind) {
      case 'none':
        return null
      case 'create':
        return (
          <GroupDialog
            title="Create group"
            submitLabel="Create"
            done="Created"
            values={{ name: '', memberIds: [], accountAlertsInConsole: true, accountAlertsByEmail: false }}
            save={actions.create}
            people={people}
            onClose={close}
          />
        )
      case 'edit': {
        const { id, members, ...group } = dialog.group
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
        return <DeleteGroupDialog group={dialog.group} remove={actions.delete} onClose={close} />
      default:
        return dialog satisfies never
    }
  }
}
