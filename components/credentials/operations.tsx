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
  /** The states in which it is offered. Default: all. */
  states?: readonly CredentialState[]
  /** Whether it is also possible for an expired credential. */
  evenExpired?: true
  /** Whether it is destructive. */
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

/** The operations of each kind, in order. */
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
 * The operations for a credential in its current state, each with its handler or the reason why it is disabled. The server
 * checks again. `mayNotManage`: why the person may not manage credentials.
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
