'use client'

import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import type { GroupActions, GroupView } from './group-view'

interface DeleteGroupDialogProps {
  group: GroupView
  remove: GroupActions['delete']
  onClose: () => void
}

/** Asks before a group is deleted, and says who is told nothing from then on. */
export function DeleteGroupDialog({ group, remove, onClose }: DeleteGroupDialogProps) {
  const toast = useToast()

  function leave({ name }: { name: string }) {
    toast(`Deleted “${name}”`)
    onClose()
  }

  return (
    <DangerQuestion
      title="Delete group"
      confirmLabel="Delete"
      action={remove}
      input={{ id: group.id }}
      onDone={leave}
      onClose={onClose}
    >
      <p>
        “{group.name}” is gone for good. {consequence(group)}
      </p>
    </DangerQuestion>
  )
}

function consequence({ members, accountAlertsInConsole, accountAlertsByEmail }: GroupView): string {
  if (members.length === 0) return 'Nobody is in it.'
  const people = members.length === 1 ? 'Its one member stays' : `Its ${members.length} members stay`
  const alerts = accountAlertsInConsole || accountAlertsByEmail
  return alerts ? `${people}, and no longer get account alerts by it.` : `${people}.`
}
