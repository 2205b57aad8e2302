'use client'

import { DangerQuestion } from '@/components/ui/danger-question'
import type { Reading } from '@/components/credentials/credential-view'
import type { ActedOnClient, RevealedSecret } from './api-client-view'
import type { ApiClientActions } from './api-client-actions'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'

interface ResetDialogProps {
  client: ActedOnClient
  resetSecret: ApiClientActions['resetSecret']
  tokenMinutes: number
  reading: Reading
  onReset: (secret: RevealedSecret) => void
  onClose: () => void
}

/** Asks before the secret is replaced, naming the client ID that stays and what stops. */
export function ResetDialog(props: ResetDialogProps) {
  const { client, resetSecret, tokenMinutes, reading, onReset, onClose } = props
  return (
    <DangerQuestion
      title="Reset API secret"
      confirmLabel="Reset secret"
      action={resetSecret}
      input={{ id: client.id, version: client.version }}
      onDone={onReset}
      onClose={onClose}
    >
      <p>
        “{client.name}” keeps its client ID <code className="text-text">{client.clientId}</code> and gets a
        new secret.{' '}
        <strong className="font-medium text-text">
          Every platform currently using it loses access at once
        </strong>
        : the present secret stops working, and so does every token issued in the last {tokenMinutes} minutes.
      </p>
      <OfflineTokens tokenMinutes={tokenMinutes} />
      <LastRedeemed client={client} reading={reading} />
    </DangerQuestion>
  )
}
