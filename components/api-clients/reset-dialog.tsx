'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useAction } from '@/components/ui/use-action'
import type { Reading } from '@/components/credentials/credential-view'
import type { ApiClientView, RevealedSecret } from './api-client-view'
import type { ApiClientActions } from './api-client-actions'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'

interface ResetDialogProps {
  client: ApiClientView
  resetSecret: ApiClientActions['resetSecret']
  tokenMinutes: number
  reading: Reading
  onReset: (secret: RevealedSecret) => void
  onClose: () => void
}

/** Asks before the secret is replaced, naming the client ID that stays and what stops. */
export function ResetDialog({
  client,
  resetSecret,
  tokenMinutes,
  reading,
  onReset,
  onClose,
}: ResetDialogProps) {
  const { run, pending, failure } = useAction(resetSecret)

  async function confirm() {
    const state = await run({ id: client.id, version: client.version })
    if (state.ok) onReset(state.value)
  }

  return (
    <ConfirmDialog
      open
      title="Reset API secret"
      tone="danger"
      confirmLabel="Reset secret"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        <div className="flex flex-col gap-3">
          <p>
            “{client.name}” keeps its client ID <code className="text-text">{client.clientId}</code> and gets
            a new secret.{' '}
            <strong className="font-medium text-text">
              Every platform currently using it loses access at once
            </strong>
            : the present secret stops working, and so does every token issued in the last {tokenMinutes}{' '}
            minutes.
          </p>
          <OfflineTokens tokenMinutes={tokenMinutes} />
          <LastRedeemed client={client} reading={reading} />
        </div>
      }
    />
  )
}
