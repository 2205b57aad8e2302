'use client'

import { Archive, Pencil } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import type { ApiView } from './catalogue-view'
import { useOpenDialog } from './open-dialog'

interface ApiActionsProps {
  api: ApiView
  disabledReason?: string
}

/** What can be done with one entry of the catalogue. */
export function ApiActions({ api, disabledReason }: ApiActionsProps) {
  const open = useOpenDialog()
  return (
    <Menu
      label={`Actions for ${api.name}`}
      items={() => [
        { label: 'Edit...', icon: <Pencil />, disabledReason, onSelect: () => open({ kind: 'edit', api }) },
        'separator',
        {
          label: 'Retire...',
          icon: <Archive />,
          tone: 'danger',
          disabledReason,
          onSelect: () => open({ kind: 'retire', api }),
        },
      ]}
    />
  )
}
