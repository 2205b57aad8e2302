'use client'

import { CirclePause, CirclePlay, Pencil, RefreshCw, RotateCcwKey, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CredentialKind, CredentialState } from '@/lib/domain/credential'
import { credentialKinds } from './credential-kinds'
import type { ActedOnFields } from './credential-view'
import { useCommands, type Command } from './open-dialog'

interface Offer {
  command: Command
  label: string
  icon: ReactNode
  /** In which states it is offered; in every one unless said. */
  states?: readonly CredentialState[]
  /** Whether it can be done to an expired one too. */
  evenExpired?: true
  /** Whether it destroys. */
  isDanger?: true
}

const enable: Offer = { command: 'enable', label: 'Enable', icon: <CirclePlay /> }
const disable: Offer = {
  command: 'disable',
  label: 'Disable',
  icon: <CirclePause />,
  states: ['active', 'expired'],
}
const remove: Offer = {
  command: 'delete',
  label: 'Delete...',
  icon: <Trash2 />,
  evenExpired: true,
  isDanger: true,
}

/** What can be done with one of each kind, in order. */
const offers: Record<CredentialKind, Offer[]> = {
  api_client: [
    { command: 'edit', label: 'Edit...', icon: <Pencil /> },
    { command: 'renew', label: 'Reset secret...', icon: <RotateCcwKey /> },
    { ...enable, states: ['disabled'] },
    { ...disable, command: 'askDisable', label: 'Disable...' },
    remove,
  ],
  service_api_key: [
    { ...enable, states: ['disabled', 'expired'] },
    disable,
    { command: 'renew', label: 'Replace...', icon: <RefreshCw />, evenExpired: true },
    remove,
  ],
}

/**
 * What can be done with a credential as it is, with how, or why it is not to be had now. The server decides again when it is
 * called. `mayNotManage`: why the reader may not manage credentials.
 */
export function useOffers(kind: CredentialKind, credential: ActedOnFields, mayNotManage: string | undefined) {
  const { perform } = useCommands()
  return offers[kind]
    .filter(({ states }) => states?.includes(credential.state) ?? true)
    .map(({ command, label, icon, evenExpired, isDanger = false }) => ({
      label,
      icon,
      isDanger,
      disabledReason:
        mayNotManage ??
        (credential.state === 'expired' && !evenExpired ? credentialKinds[kind].expired : undefined),
      onSelect: () => perform(command, credential),
    }))
}
