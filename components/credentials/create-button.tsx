'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import { usePageOperations } from './open-dialog'

interface CreateButtonProps {
  kind: CredentialKind
  disabledReason: string | undefined
}

/** Opens the create dialog. For people who may not create, it is disabled and says why. */
export function CreateButton({ kind, disabledReason }: CreateButtonProps) {
  const { create, prepare } = usePageOperations()
  return (
    <Button
      variant="primary"
      icon={<Plus />}
      disabledReason={disabledReason}
      prepare={prepare}
      onClick={create}
    >
      Create {credentialKinds[kind].noun}
    </Button>
  )
}
