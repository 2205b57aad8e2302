'use client'

import { Button } from '@/components/ui/button'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOnFields, SecretView } from './credential-view'
import { usePageOperations } from './open-dialog'

interface SecretActionsProps {
  kind: CredentialKind
  credential: ActedOnFields
  secret: Pick<SecretView, 'id' | 'retiresAt' | 'isExtended'>
  /** Whether no other secret of the credential works. */
  isLast: boolean
  disabledReason: string | undefined
}

/** What one can do with an old secret. */
export function SecretActions({ kind, credential, secret, isLast, disabledReason }: SecretActionsProps) {
  const { performOnSecret, prepare } = usePageOperations(kind)
  return (
    <span className="mt-0.5 flex flex-wrap gap-2">
      <Button
        size="sm"
        disabledReason={
          disabledReason ??
          (isLast ? 'This is the only one that works. Rotate or disable it instead.' : undefined)
        }
        prepare={prepare}
        onClick={() => performOnSecret('retireSecret', credential, secret.id)}
      >
        Retire now...
      </Button>
      {secret.retiresAt !== null && (
        <Button
          size="sm"
          disabledReason={
            disabledReason ?? (secret.isExtended ? 'It has already been extended once.' : undefined)
          }
          prepare={prepare}
          onClick={() => performOnSecret('extendSecret', credential, secret.id)}
        >
          Extend...
        </Button>
      )}
    </span>
  )
}
