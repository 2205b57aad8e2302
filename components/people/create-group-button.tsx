'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useOpenGroupDialog } from './open-group-dialog'

/** Opens the dialog that makes a group; for who may not, it says why. */
export function CreateGroupButton({ disabledReason }: { disabledReason?: string }) {
  const open = useOpenGroupDialog()
  return (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'create' })}
    >
      Create group
    </Button>
  )
}
