'use client'

import { CirclePause, CirclePlay, Pencil, RefreshCw, RotateCcwKey, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import { usePerform, type Operation } from './open-dialog'

interface OperationDescription {
  operation: Operation
  label: string
  icon: ReactNode
  /** In which states it is offered; in every one unless said. */
  states?: readonly CredentialState[]
  /** Whether it can be done to an expired one too. */
  evenExpired?: true
  /** Whether it destroys. */
  isDanger?: true
}

const enable: OperationDescription = { operation: 'enable', label: 'Enable', icon: <CirclePlay /> }
const disable: OperationDescription = {
  operation: 'disable',
  label: 'Disable',
  icon: <CirclePause />,
  states: ['active', 'expired'],
}
const remove: OperationDescription = {
  operation: 'delete',
  label: 'Delete...',
  icon: <Trash2 />,
  evenExpired: true,
  isDanger: true,
}

/** What can be done with one of each kind, in order. */
const operations: Record<CredentialKind, OperationDescription[]> = {
  api_client: [
    { operation: 'edit', label: 'Edit...', icon: <Pencil /> },
    { operation: 'renew', label: 'Reset secret...', icon: <RotateCcwKey /> },
    { ...enable, states: ['disabled'] },
    { ...disable, operation: 'askDisable', label: 'Disable...' },
    remove,
  ],
  service_api_key: [
    { ...enable, states: ['disabled', 'expired'] },
    disable,
    { operation: 'renew', label: 'Replace...', icon: <RefreshCw />, evenExpired: true },
    remove,
  ],
}

/**
 * What can be done with a credential as it is, with how, or why it is not to be had now. The server decides again when it is
 * called. `mayNotManage`: why the reader may not manage credentials.
 */
export function useOperationsOf(
  kind: CredentialKind,
  credential: ActedOnFields,
  mayNotManage: string | undefined,
) {
  const { perform } = usePerform()
  return operations[kind]
    .filter(({ states }) => states?.includes(credential.state) ?? true)
    .map(({ operation, label, icon, evenExpired, isDanger = false }) => ({
      label,
      icon,
      isDanger,
      disabledReason:
        mayNotManage ??
        (credential.state === 'expired' && !evenExpired ? credentialKinds[kind].expired : undefined),
      onSelect: () => perform(operation, credential),
    }))
}
