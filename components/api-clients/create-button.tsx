'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useOpenDialog } from './open-dialog'

/** Opens the create dialog; for who may not, it says why. */
export function CreateButton({ disabledReason }: { disabledReason?: string }) {
  const open = useOpenDialog()
  return (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'create' })}
    >
      Create API client
    </Button>
  )
}
