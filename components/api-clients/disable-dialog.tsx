'use client'

import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { ApiClientActions } from './api-client-actions'
import type { Reading } from '@/components/credentials/credential-view'
import type { ApiClientView } from './api-client-view'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'

interface DisableDialogProps {
  client: ApiClientView
  disable: ApiClientActions['disable']
  tokenMinutes: number
  reading: Reading
  onClose: () => void
}

/** Asks before an API client is disabled, and says that it can be undone. */
export function DisableDialog({ client, disable, tokenMinutes, reading, onClose }: DisableDialogProps) {
  const { run, pending, failure } = useAction(disable)
  const toast = useToast()

  async function confirm() {
    const state = await run({ id: client.id })
    if (!state.ok) return
    toast(`Disabled “${state.value.name}”`)
    onClose()
  }

  return (
    <ConfirmDialog
      open
      title="Disable API client"
      tone="danger"
      confirmLabel="Disable"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={
        <div className="flex flex-col gap-3">
          <p>
            <strong className="font-medium text-text">
              Everything that uses “{client.name}” loses access at once
            </strong>
            , until you enable it again with the same secret.
          </p>
          <OfflineTokens tokenMinutes={tokenMinutes} />
          <LastRedeemed client={client} reading={reading} />
        </div>
      }
    />
  )
}
