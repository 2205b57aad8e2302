'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { GroupActions, GroupView } from './group-view'

interface DeleteGroupDialogProps {
  group: GroupView
  remove: GroupActions['delete']
  onClose: () => void
}

/** Asks before a group is deleted, and says who is told nothing from then on. */
export function DeleteGroupDialog({ group, remove, onClose }: DeleteGroupDialogProps) {
  const { run, pending, failure } = useAction(remove)
  const toast = useToast()

  async function confirm() {
    const state = await run({ id: group.id })
    if (!state.ok) return
    toast(`Deleted “${state.value.name}”`)
    onClose()
  }

  return (
    <ConfirmDialog
      open
      title="Delete group"
      tone="danger"
      confirmLabel="Delete"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        <p>
          “{group.name}” is gone for good. {consequence(group)}
        </p>
      }
    />
  )
}

function consequence({ members, accountAlertsInConsole, accountAlertsByEmail }: GroupView): string {
  if (members.length === 0) return 'Nobody is in it.'
  const people = members.length === 1 ? 'Its one member stays' : `Its ${members.length} members stay`
  const alerts = accountAlertsInConsole || accountAlertsByEmail
  return alerts ? `${people}, and no longer get account alerts by it.` : `${people}.`
}
