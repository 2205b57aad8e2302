'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useCommands } from './open-dialog'

/** Opens the create dialog; for who may not, it says why. */
export function CreateButton({ disabledReason }: { disabledReason?: string }) {
  const { open } = useCommands()
  return (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'create' })}
    >
      Create service API key
    </Button>
  )
}
