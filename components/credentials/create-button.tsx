'use client'

import { Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { onThisPage, usePageActions } from '@/components/ui/page-actions'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import { usePageOperations } from './open-dialog'

interface CreateButtonProps {
  kind: CredentialKind
  disabledReason: string | undefined
}

/** Opens the create dialog. For people who may not create, it is disabled and says why. */
export function CreateButton({ kind, disabledReason }: CreateButtonProps) {
  const { create, prepare } = usePageOperations(kind)
  const label = `Create ${credentialKinds[kind].noun}`
  usePageActions(onThisPage, [{ label, icon: <Plus />, disabledReason, shortcut: 'C', onSelect: create }])
  return (
    <Button
      variant="primary"
      shortcut="c"
      icon={<Plus />}
      disabledReason={disabledReason}
      prepare={prepare}
      onClick={create}
    >
      {label}
    </Button>
  )
}
