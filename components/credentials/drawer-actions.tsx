'use client'

import { Button } from '@/components/ui/button'
import { usePageActions } from '@/components/ui/page-actions'
import type { CredentialKind } from '@/lib/domain/credential'
import type { ActedOnFields } from './credential-view'
import { usePageOperations } from './open-dialog'
import { naming, operationsOn } from './operations'

interface DrawerActionsProps {
  kind: CredentialKind
  credential: ActedOnFields
  disabledReason: string | undefined
}

/** The actions of the row, at the bottom of the details. Destructive ones are set apart. */
export function DrawerActions({ kind, credential, disabledReason }: DrawerActionsProps) {
  const { perform, prepare } = usePageOperations(kind)
  const operations = operationsOn(kind, credential, disabledReason, perform)
  usePageActions(
    credential.name,
    operations.map(({ label, icon, disabledReason: reason, onSelect }) => ({
      label: naming(label, credential.name),
      icon,
      disabledReason: reason,
      onSelect,
    })),
  )
  return operations.map(({ label, isDanger, onSelect, ...operation }) => (
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
  ))
}
