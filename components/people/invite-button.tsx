'use client'

import { UserPlus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useCommands } from './open-dialog'

/** Opens the dialog that invites somebody; for who may not, it says why. */
export function InviteButton({ disabledReason }: { disabledReason?: string }) {
  const { open } = useCommands()
  return (
    <Button
      variant="primary"
      icon={<UserPlus />}
      disabledReason={disabledReason}
      onClick={() => open({ kind: 'invite' })}
    >
      Invite person
    </Button>
  )
}
