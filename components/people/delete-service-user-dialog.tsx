'use client'

import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import type { ServiceUserActions, ServiceUserView } from './service-user-view'

interface DeleteServiceUserDialogProps {
  user: ServiceUserView
  remove: ServiceUserActions['delete']
  onClose: () => void
}

/** Asks before a service user is deleted. One that has keys stays; the answer names them. */
export function DeleteServiceUserDialog({ user, remove, onClose }: DeleteServiceUserDialogProps) {
  const toast = useToast()

  function leave({ name }: { name: string }) {
    toast(`Deleted “${name}”`)
    onClose()
  }

  return (
    <DangerQuestion
      title="Delete service user"
      confirmLabel="Delete"
      action={remove}
      input={{ id: user.id }}
      onDone={leave}
      onClose={onClose}
    >
      <p>
        “{user.name}” is gone for good, and its name is free again. Only a service user without keys can be
        deleted.
      </p>
    </DangerQuestion>
  )
}
