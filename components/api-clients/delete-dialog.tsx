'use client'

import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'
import type { Reading } from '@/components/credentials/credential-view'
import type { ApiClientView } from './api-client-view'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'
import type { ApiClientActions } from './api-client-actions'

interface DeleteDialogProps {
  client: ApiClientView
  remove: ApiClientActions['delete']
  tokenMinutes: number
  reading: Reading
  onClose: () => void
}

const week = 7 * 24 * 3_600_000

/** Asks before an API client is deleted; one that was used within seven days must be named. */
export function DeleteDialog({ client, remove, tokenMinutes, reading, onClose }: DeleteDialogProps) {
  const { run, pending, failure } = useAction(remove)
  const toast = useToast()
  const router = useRouter()
  const inUse =
    client.lastRedeemedAt !== null && Date.parse(reading.now) - Date.parse(client.lastRedeemedAt) < week

  async function confirm() {
    const state = await run({ id: client.id })
    if (!state.ok) return
    toast(`Deleted “${state.value.name}”`)
    onClose()
    router.push('/api-clients')
  }

  return (
    <ConfirmDialog
      open
      title="Delete API client"
      tone="danger"
      confirmLabel="Delete"
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      typeToConfirm={inUse ? client.name : undefined}
      body={
        <div className="flex flex-col gap-3">
          <p>
            “{client.name}” is deleted for good.{' '}
            <strong className="font-medium text-text">
              Its secret and all its active tokens stop working at once
            </strong>
            , and whatever uses client ID <code className="text-text">{client.clientId}</code> loses access.
            Its audit trail stays.
          </p>
          <OfflineTokens tokenMinutes={tokenMinutes} />
          <LastRedeemed client={client} reading={reading} />
        </div>
      }
    />
  )
}
