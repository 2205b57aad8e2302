'use client'

import { useRouter } from 'next/navigation'
import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import type { Reading } from '@/components/credentials/credential-view'
import type { ActedOnClient } from './api-client-view'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'
import type { ApiClientActions } from './api-client-actions'

interface DeleteDialogProps {
  client: ActedOnClient
  remove: ApiClientActions['delete']
  tokenMinutes: number
  reading: Reading
  onClose: () => void
}

const week = 7 * 24 * 3_600_000

/** Asks before an API client is deleted; one that was used within seven days must be named. */
export function DeleteDialog({ client, remove, tokenMinutes, reading, onClose }: DeleteDialogProps) {
  const toast = useToast()
  const router = useRouter()
  const inUse =
    client.lastRedeemedAt !== null && Date.parse(reading.now) - Date.parse(client.lastRedeemedAt) < week

  function leave({ name }: { name: string }) {
    toast(`Deleted “${name}”`)
    onClose()
    router.push('/api-clients')
  }

  return (
    <DangerQuestion
      title="Delete API client"
      confirmLabel="Delete"
      action={remove}
      input={{ id: client.id }}
      onDone={leave}
      onClose={onClose}
      typeToConfirm={inUse ? client.name : undefined}
    >
      <p>
        “{client.name}” is deleted for good.{' '}
        <strong className="font-medium text-text">
          Its secret and all its active tokens stop working at once
        </strong>
        , and whatever uses client ID <code className="text-text">{client.clientId}</code> loses access. Its
        audit trail stays.
      </p>
      <OfflineTokens tokenMinutes={tokenMinutes} />
      <LastRedeemed client={client} reading={reading} />
    </DangerQuestion>
  )
}
