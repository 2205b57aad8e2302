'use client'

import { CirclePause, CirclePlay, PanelRight, RefreshCw, Trash2 } from 'lucide-react'
import { Menu } from '@/components/ui/menu'
import { useCommands } from './open-dialog'
import { reasonsNotTo } from './reasons'
import type { ServiceKeyView } from './service-key-view'

interface RowActionsProps {
  serviceKey: ServiceKeyView
  detailsHref: string
  /** Why the reader may not manage service API keys. */
  disabledReason?: string
}

/** What can be done with one service API key. */
export function RowActions({ serviceKey, detailsHref, disabledReason }: RowActionsProps) {
  const { open, enable, disable } = useCommands()
  const reasons = reasonsNotTo(serviceKey, disabledReason)
  const { state } = serviceKey
  const enabling = {
    label: 'Enable',
    icon: <CirclePlay />,
    disabledReason: reasons.switch,
    onSelect: () => enable(serviceKey),
  }
  const disabling = {
    label: 'Disable',
    icon: <CirclePause />,
    disabledReason: reasons.switch,
    onSelect: () => disable(serviceKey),
  }
  return (
    <Menu
      label={`Actions for ${serviceKey.name}`}
      items={() => [
        { label: 'View details', icon: <PanelRight />, href: detailsHref },
        'separator',
        ...(state === 'active' ? [] : [enabling]),
        ...(state === 'disabled' ? [] : [disabling]),
        {
          label: 'Replace...',
          icon: <RefreshCw />,
          disabledReason: reasons.replace,
          onSelect: () => open({ kind: 'replace', serviceKey }),
        },
        'separator',
        {
          label: 'Delete...',
          icon: <Trash2 />,
          tone: 'danger',
          disabledReason: reasons.delete,
          onSelect: () => open({ kind: 'delete', serviceKey }),
        },
      ]}
    />
  )
}
