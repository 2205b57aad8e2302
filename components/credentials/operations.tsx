import {
  Ban,
  CirclePause,
  CirclePlay,
  CopyPlus,
  KeyRound,
  Pencil,
  RefreshCw,
  RotateCcwKey,
  Trash2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import type { Operation, Perform } from './open-dialog'

interface OperationDescription {
  operation: Operation
  label: string
  icon: ReactNode
  /** The states in which it is shown; by default all. */
  states?: readonly CredentialState[]
  /** Whether it also works on an expired credential. */
  evenExpired?: true
  /** Whether it destroys something. */
  isDanger?: true
}

const edit: OperationDescription = { operation: 'edit', label: 'Edit...', icon: <Pencil /> }
const duplicate: OperationDescription = {
  operation: 'duplicate',
  label: 'Duplicate...',
  icon: <CopyPlus />,
  evenExpired: true,
}
const replace: OperationDescription = {
  operation: 'replace',
  label: 'Replace...',
  icon: <RefreshCw />,
  evenExpired: true,
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

/** The operations of each kind, in the order of the menu. */
const operations: Record<CredentialKind, OperationDescription[]> = {
  api_client: [
    edit,
    duplicate,
    { operation: 'rotate', label: 'Rotate secret...', icon: <KeyRound /> },
    { operation: 'reset', label: 'Reset secret...', icon: <RotateCcwKey /> },
    // Disabling has revoked them already.
    {
      operation: 'revokeTokens',
      label: 'Revoke all tokens...',
      icon: <Ban />,
      states: ['active', 'expired'],
    },
    { ...replace, states: ['expired'] },
    { ...enable, states: ['disabled'] },
    { ...disable, operation: 'askDisable', label: 'Disable...' },
    remove,
  ],
  service_api_key: [
    edit,
    duplicate,
    { operation: 'rotate', label: 'Rotate key...', icon: <KeyRound /> },
    { ...enable, states: ['disabled', 'expired'] },
    disable,
    replace,
    remove,
  ],
}

/**
 * The operations that a credential in its current state has, each with the reason why it is unavailable, if it is. The server
 * decides again when it is called. `mayNotManage`: why the reader may not manage credentials.
 */
export function operationsOn(
  kind: CredentialKind,
  credential: ActedOnFields,
  mayNotManage: string | undefined,
  perform: Perform,
) {
  const expired = credential.state === 'expired' ? credentialKinds[kind].expired : undefined
  return operations[kind]
    .filter(({ states }) => states?.includes(credential.state) ?? true)
    .map(({ operation, label, icon, evenExpired, isDanger = false }) => ({
      label,
      icon,
      isDanger,
      disabledReason: mayNotManage ?? (evenExpired ? undefined : expired),
      onSelect: () => perform(operation, credential),
    }))
}

/** The label of an operation where its credential must be named: "Edit Billing export...", "Rotate secret of Billing export...". */
export function naming(label: string, name: string): string {
  const [words = '', dots = ''] = label.split(/(?=\.{3}$)/)
  return `${words} ${words.includes(' ') ? 'of ' : ''}${name}${dots}`
}
