'use client'

import { CirclePause, CirclePlay, RefreshCw, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useCommands } from './open-dialog'
import { reasonsNotTo } from './reasons'
import type { ServiceKeyView } from './service-key-view'

interface DrawerActionsProps {
  serviceKey: ServiceKeyView
  disabledReason?: string
}

/** The same actions as in the row, at the foot of the details; what destroys stands apart. */
export function DrawerActions({ serviceKey, disabledReason }: DrawerActionsProps) {
  const { open, enable, disable } = useCommands()
  const reasons = reasonsNotTo(serviceKey, disabledReason)
  const { state } = serviceKey
  return (
    <>
      {state !== 'active' && (
        <Button icon={<CirclePlay />} disabledReason={reasons.switch} onClick={() => enable(serviceKey)}>
          Enable
        </Button>
      )}
      {state !== 'disabled' && (
        <Button icon={<CirclePause />} disabledReason={reasons.switch} onClick={() => disable(serviceKey)}>
          Disable
        </Button>
      )}
      <Button
        icon={<RefreshCw />}
        disabledReason={reasons.replace}
        onClick={() => open({ kind: 'replace', serviceKey })}
      >
        Replace...
      </Button>
      <Button
        variant="danger-outline"
        icon={<Trash2 />}
        className="ml-auto"
        disabledReason={reasons.delete}
        onClick={() => open({ kind: 'delete', serviceKey })}
      >
        Delete...
      </Button>
    </>
  )
}
