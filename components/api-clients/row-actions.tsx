'use client'

import { CirclePause, CirclePlay, Copy, PanelRight, Pencil, RotateCcwKey, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import type { ActedOnClient } from './api-client-view'
import { useCommands } from './open-dialog'
import { reasonsNotTo } from './reasons'

interface RowActionsProps {
  client: ActedOnClient
  /** Why the reader may not manage API clients. */
  disabledReason?: string
}

/** What can be done with one API client. */
export function RowActions({ client, disabledReason }: RowActionsProps) {
  const { open, enable } = useCommands()
  const toast = useToast()
  const reasons = reasonsNotTo(client, disabledReason)

  function copyClientId() {
    navigator.clipboard.writeText(client.clientId).then(
      () => toast('Copied client ID', client.clientId),
      () => toast('The browser does not let this page copy', client.clientId),
    )
  }

  return (
    <Menu
      label={`Actions for ${client.name}`}
      items={() => [
        { label: 'View details', icon: <PanelRight />, href: `/api-clients?client=${client.id}` },
        { label: 'Copy client ID', icon: <Copy />, onSelect: copyClientId },
        'separator',
        {
          label: 'Edit...',
          icon: <Pencil />,
          disabledReason: reasons.edit,
          onSelect: () => open({ kind: 'edit', client }),
        },
        {
          label: 'Reset secret...',
          icon: <RotateCcwKey />,
          disabledReason: reasons.reset,
          onSelect: () => open({ kind: 'reset', client }),
        },
        client.state === 'disabled'
          ? {
              label: 'Enable',
              icon: <CirclePlay />,
              disabledReason: reasons.switch,
              onSelect: () => enable(client),
            }
          : {
              label: 'Disable...',
              icon: <CirclePause />,
              disabledReason: reasons.switch,
              onSelect: () => open({ kind: 'disable', client }),
            },
        'separator',
        {
          label: 'Delete...',
          icon: <Trash2 />,
          tone: 'danger',
          disabledReason: reasons.delete,
          onSelect: () => open({ kind: 'delete', client }),
        },
      ]}
    />
  )
}
