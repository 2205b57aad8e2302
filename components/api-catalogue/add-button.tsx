'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useOpenDialog } from './open-dialog'

/** Opens the dialog that adds an API; for who may not, it says why. */
export function AddButton({ disabledReason }: { disabledReason?: string }) {
  const open = useOpenDialog()
  return (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'add' })}
    >
      Add API
    </Button>
  )
}
