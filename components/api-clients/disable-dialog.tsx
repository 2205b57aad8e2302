'use client'

import { DangerQuestion } from '@/components/ui/danger-question'
import { useToast } from '@/components/ui/toast'
import type { ApiClientActions } from './api-client-actions'
import type { Reading } from '@/components/credentials/credential-view'
import type { ActedOnClient } from './api-client-view'
import { LastRedeemed, OfflineTokens } from '@/components/credentials/consequences'

interface DisableDialogProps {
  client: ActedOnClient
  disable: ApiClientActions['disable']
  tokenMinutes: number
  reading: Reading
  onClose: () => void
}

/** Asks before an API client is disabled, and says that it can be undone. */
export function DisableDialog({ client, disable, tokenMinutes, reading, onClose }: DisableDialogProps) {
  const toast = useToast()

  function leave({ name }: { name: string }) {
    toast(`Disabled “${name}”`)
    onClose()
  }

  return (
    <DangerQuestion
      title="Disable API client"
      confirmLabel="Disable"
      action={disable}
      input={{ id: client.id }}
      onDone={leave}
      onClose={onClose}
    >
      <p>
        <strong className="font-medium text-text">
          Everything that uses “{client.name}” loses access at once
        </strong>
        , until you enable it again with the same secret.
      </p>
      <OfflineTokens tokenMinutes={tokenMinutes} />
      <LastRedeemed client={client} reading={reading} />
    </DangerQuestion>
  )
}
