'use client'

import { DestroyQuestion } from '@/components/ui/destroy-question'
import { Consequences } from '../consequences'
import type { DialogOfOne } from '../dialog-props'
import { Quoted } from '@/components/ui/quoted'

/**
 * Asks before all tokens are revoked. The name need not be typed even if the client is in use: programs get new tokens by
 * themselves.
 */
export function RevokeTokensDialog(props: DialogOfOne<'api_client'>) {
  const { credential: client, actions, tokenMinutes, reading, onClose } = props
  return (
    <DestroyQuestion
      title="Revoke all tokens"
      confirmLabel="Revoke all tokens"
      done="Revoked all tokens of"
      action={actions.revokeTokens}
      id={client.id}
      name={client.name}
      reading={reading}
      onClose={onClose}
    >
      <p>
        <strong className="font-medium text-text">
          Every token of <Quoted>{client.name}</Quoted> issued until now stops working at once
        </strong>
        . Its client ID <code className="text-text">{client.clientId}</code> and its secret keep working, so
        whoever has them can get new tokens. If the secret may have leaked, reset it instead.
      </p>
      <Consequences kind="api_client" credential={client} tokenMinutes={tokenMinutes} reading={reading} />
    </DestroyQuestion>
  )
}
