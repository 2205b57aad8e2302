'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'

interface DeleteServiceUserDialogProps {
  user: ServiceUserView
  remove: ServiceUserActions['delete']
  onClose: () => void
}

/** Asks before a service user is deleted. One that has keys stays; the answer names them. */
export function DeleteServiceUserDialog({ user, remove, onClose }: DeleteServiceUserDialogProps) {
  const { run, pending, failure } = useAction(remove)
  const toast = useToast()

  async function confirm() {
    const state = await run({ id: user.id })
    if (!state.ok) return
    toast(`Deleted “${state.value.name}”`)
    onClose()
  }

  return (
    <ConfirmDialog
      open
      title="Delete service user"
      tone="danger"
      confirmLabel="Delete"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        <p>
          “{user.name}” is gone for good, and its name is free again. Only a service user without keys can be
          deleted.
        </p>
      }
    />
  )
}
