'use client'

import { useSecretGuard } from '@/components/credentials/use-secret-guard'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { RevealedKey } from './service-key-view'

interface KeyDialogProps {
  revealed: RevealedKey
  onClose: () => void
}

/** Shows a new key, once. It asks before closing until the key has been copied. */
export function KeyDialog({ revealed, onClose }: KeyDialogProps) {
  const guard = useSecretGuard(
    {
      title: 'Close without the key?',
      body: 'You have not copied it, and it is never shown again. Without it, the key has to be replaced.',
    },
    onClose,
  )
  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="API access key generated"
      description={`For “${revealed.name}”.`}
      footer={
        <Button variant="primary" onClick={guard.close}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warning">
          This is the only time the key is shown. Keyturn keeps no copy that could be read.
        </Notice>
        <CopyField
          label="API access key"
          value={revealed.key}
          copyLabel="Copy API access key"
          masked={{ show: 'Show API access key', hide: 'Hide API access key' }}
          firstFocus
          onCopied={guard.take}
        />
        <p className="text-muted">
          Programs send it as <code className="text-text">Authorization: Bearer …</code> or as{' '}
          <code className="text-text">X-API-Key: …</code>.
        </p>
      </div>
      {guard.question}
    </Dialog>
  )
}
