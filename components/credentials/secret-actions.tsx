'use client'

import { Button } from '@/components/ui/button'
import type { ActedOnFields, SecretView } from './credential-view'
import { usePageOperations } from './open-dialog'

interface SecretActionsProps {
  credential: ActedOnFields
  secret: SecretView
  disabledReason: string | undefined
}

/** What one can do with an old secret. */
export function SecretActions({ credential, secret, disabledReason }: SecretActionsProps) {
  const { performOnSecret } = usePageOperations()
  return (
    <span className="mt-0.5 flex flex-wrap gap-2">
      <Button
        size="sm"
        disabledReason={disabledReason}
        onClick={() => performOnSecret('retireSecret', credential, secret.id)}
      >
        Retire now...
      </Button>
      {secret.retiresAt !== null && (
        <Button
          size="sm"
          disabledReason={disabledReason ?? (secret.isExtended ? 'It was extended once already.' : undefined)}
          onClick={() => performOnSecret('extendSecret', credential, secret.id)}
        >
          Extend...
        </Button>
      )}
    </span>
  )
}
