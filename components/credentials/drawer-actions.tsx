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

/** The actions of the row, at the bottom of the details. Destructive ones are set apart. */
export function DrawerActions({ kind, credential, disabledReason }: DrawerActionsProps) {
  const { perform, prepare } = usePageOperations()
  return operationsOn(kind, credential, disabledReason, perform).map(
    ({ label, isDanger, onSelect, ...operation }) => (
      <Button
        key={label}
        variant={isDanger ? 'danger-outline' : 'secondary'}
        className={isDanger ? 'ml-auto' : ''}
        prepare={prepare}
        onClick={onSelect}
        {...operation}
      >
        {label}
      </Button>
    ),
  )
}
