'use client'

import { Button } from '@/components/ui/button'
import { usePageOperations } from '@/components/credentials/open-dialog'
import { SecretActions } from '@/components/credentials/secret-actions'
import type { ExpiringRow } from './expiring-view'

interface ExpiringActionsProps {
  row: ExpiringRow
  /** Why the reader may not manage credentials. */
  disabledReason: string | undefined
}

/** What one can do before something ends, or after it has. */
export function ExpiringActions({ row, disabledReason }: ExpiringActionsProps) {
  const { kind, event, credential, secret } = row
  const { perform, prepare } = usePageOperations(kind)
  if (secret) {
    return (
      <span
        role="group"
        aria-label={credential.name}
        className="inline-flex justify-end *:justify-end max-sm:max-w-28 sm:*:flex-nowrap"
      >
        <SecretActions
          kind={kind}
          credential={credential}
          secret={secret}
          isLast={false}
          disabledReason={disabledReason}
        />
      </span>
    )
  }
  const [operation, label] =
    event === 'expired'
      ? (['replace', 'Replace...'] as const)
      : (['changeExpiry', 'Change expiry...'] as const)
  return (
    <Button
      size="sm"
      aria-label={`${label} ${credential.name}`}
      disabledReason={disabledReason}
      prepare={prepare}
      onClick={() => perform(operation, credential)}
    >
      {label}
    </Button>
  )
}
