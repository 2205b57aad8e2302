'use client'

import { Button } from '@/components/ui/button'
import type { ActedOnFields, SecretView } from './credential-view'
import { usePageOperations } from './open-dialog'

interface SecretActionsProps {
  credential: ActedOnFields
  secret: SecretView
  /** Whether no other secret of the credential works. */
  isLast: boolean
  disabledReason: string | undefined
}

/** What one can do with an old secret. */
export function SecretActions({ credential, secret, isLast, disabledReason }: SecretActionsProps) {
  const { performOnSecret, prepare } = usePageOperations()
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
