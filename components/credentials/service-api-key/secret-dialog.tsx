'use client'

import { CopyField } from '@/components/ui/copy-field'
import { RevealDialog, useRevealGuard } from '@/components/ui/reveal-dialog'
import type { Revealed } from '../credential-view'

interface ServiceApiKeyDialogProps {
  revealed: Revealed['service_api_key']
  onClose: () => void
}

const question = {
  title: 'Close without the key?',
  body: 'You have not copied it, and it is never shown again. Without it, you have to replace the key.',
}

/** Shows a new key once. Asks before closing until the key has been copied. */
export function ServiceApiKeyDialog({ revealed, onClose }: ServiceApiKeyDialogProps) {
  const guard = useRevealGuard(question, onClose)
  return (
    <RevealDialog
      title="API access key generated"
      description={`For “${revealed.name}”.`}
      guard={guard}
      warning="This is the only time the key is shown. Keyturn does not keep a readable copy."
    >
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
    </RevealDialog>
  )
}
