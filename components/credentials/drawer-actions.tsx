'use client'

import { Button } from '@/components/ui/button'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOnFields } from './credential-view'
import { usePageOperations } from './open-dialog'
import { operationsOn } from './operations'

interface DrawerActionsProps {
  kind: CredentialKind
  credential: ActedOnFields
  disabledReason: string | undefined
}

/** The same actions as in the row, at the foot of the details; what destroys stands apart. */
export function DrawerActions({ kind, credential, disabledReason }: DrawerActionsProps) {
  const { perform } = usePageOperations()
  return operationsOn(kind, credential, disabledReason, perform).map(
    ({ label, isDanger, onSelect, ...operation }) => (
      <Button
        key={label}
        variant={isDanger ? 'danger-outline' : 'secondary'}
        className={isDanger ? 'ml-auto' : ''}
        onClick={onSelect}
        {...operation}
      >
        {label}
      </Button>
    ),
  )
}
