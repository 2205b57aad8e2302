'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { useOpenServiceUserDialog } from './open-service-user-dialog'
import type { ServiceUserView } from './service-user-view'

interface ServiceUserRowActionsProps {
  user: ServiceUserView
  disabledReason?: string
}

/** What can be done with one service user. */
export function ServiceUserRowActions({ user, disabledReason }: ServiceUserRowActionsProps) {
  const open = useOpenServiceUserDialog()
  return (
    <Menu
      label={`Actions for ${user.name}`}
      items={() => [
        { label: 'Edit...', icon: <Pencil />, disabledReason, onSelect: () => open({ kind: 'edit', user }) },
        'separator',
        {
          label: 'Delete...',
          icon: <Trash2 />,
          tone: 'danger',
          disabledReason,
          onSelect: () => open({ kind: 'delete', user }),
        },
      ]}
    />
  )
}
