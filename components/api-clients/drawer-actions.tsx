'use client'

import { CirclePause, CirclePlay, Pencil, RotateCcwKey, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ActedOnClient } from './api-client-view'
import { useCommands } from './open-dialog'
import { reasonsNotTo } from './reasons'

interface DrawerActionsProps {
  client: ActedOnClient
  disabledReason?: string
}

/** The same actions as in the row, at the foot of the details; what destroys stands apart. */
export function DrawerActions({ client, disabledReason }: DrawerActionsProps) {
  const { open, enable } = useCommands()
  const reasons = reasonsNotTo(client, disabledReason)
  return (
    <>
      <Button icon={<Pencil />} disabledReason={reasons.edit} onClick={() => open({ kind: 'edit', client })}>
        Edit...
      </Button>
      <Button
        icon={<RotateCcwKey />}
        disabledReason={reasons.reset}
        onClick={() => open({ kind: 'reset', client })}
      >
        Reset secret...
      </Button>
      {client.state === 'disabled' ? (
        <Button icon={<CirclePlay />} disabledReason={reasons.switch} onClick={() => enable(client)}>
          Enable
        </Button>
      ) : (
        <Button
          icon={<CirclePause />}
          disabledReason={reasons.switch}
          onClick={() => open({ kind: 'disable', client })}
        >
          Disable...
        </Button>
      )}
      <Button
        variant="danger-outline"
        icon={<Trash2 />}
        className="ml-auto"
        disabledReason={reasons.delete}
        onClick={() => open({ kind: 'delete', client })}
      >
        Delete...
      </Button>
    </>
  )
}
