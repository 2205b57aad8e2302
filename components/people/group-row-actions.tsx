'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import type { GroupView } from './group-view'
import { useOpenGroupDialog } from './open-group-dialog'

interface GroupRowActionsProps {
  group: GroupView
  disabledReason?: string
}

/** What can be done with one group. */
export function GroupRowActions({ group, disabledReason }: GroupRowActionsProps) {
  const open = useOpenGroupDialog()
  return (
    <Menu
      label={`Actions for ${group.name}`}
      items={() => [
        { label: 'Edit...', icon: <Pencil />, disabledReason, onSelect: () => open({ kind: 'edit', group }) },
        'separator',
        {
          label: 'Delete...',
          icon: <Trash2 />,
          tone: 'danger',
          disabledReason,
          onSelect: () => open({ kind: 'delete', group }),
        },
      ]}
    />
  )
}
