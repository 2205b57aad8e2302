'use client'

import { Button } from '@/components/ui/button'
import type { CredentialKind } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import { usePageOperations } from './open-dialog'
import type { GrantedPermissions } from '@/lib/domain/permission-use'

interface RemoveUnusedButtonProps {
  kind: CredentialKind
  credential: ActedOnFields
  /** The permissions to untick. */
  unused: GrantedPermissions[]
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** Opens the form that edits the credential, with its unused permissions unticked. */
export function RemoveUnusedButton({ kind, credential, unused, disabledReason }: RemoveUnusedButtonProps) {
  const { editWithout } = usePageOperations(kind)
  const expired = credential.state === 'expired' ? credentialKinds[kind].expired : undefined
  return (
    <span className="mt-1.5 block">
      <Button
        size="sm"
        disabledReason={disabledReason ?? expired}
        onClick={() => editWithout(credential, unused)}
      >
        Remove unused...
      </Button>
    </span>
  )
}
