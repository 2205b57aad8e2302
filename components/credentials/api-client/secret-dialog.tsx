'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyField } from '@/components/ui/copy-field'
import { downloadText } from '@/components/ui/download-text'
import { Notice } from '@/components/ui/notice'
import { RevealDialog, useRevealGuard } from '@/components/ui/reveal-dialog'
import { useCopy } from '@/components/ui/use-copy'
import type { Revealed } from '../credential-view'
import { curlCommand, environmentFile } from './secret-texts'

interface ClientSecretDialogProps {
  revealed: Revealed['api_client']
  onClose: () => void
}

const question = {
  title: 'Close without the secret?',
  body: 'You have not copied or downloaded it, and it is never shown again. Without it, the client cannot get tokens until you reset its secret.',
}

/** Shows a new secret once. Asks before closing until the secret has been copied or downloaded. */
export function ClientSecretDialog({ revealed: secret, onClose }: ClientSecretDialogProps) {
  const guard = useRevealGuard(question, onClose)
  const { take } = guard
  const all = useCopy(take)

  function download() {
    downloadText(`${secret.clientId}.env`, environmentFile(secret))
    take()
  }

  return (
    <RevealDialog
      title="Save this client secret"
      description={`For “${secret.name}”.`}
      guard={guard}
      warning="This is the only time the secret is shown. Keyturn does not keep a readable copy."
      ways={
        <>
          <Button onClick={() => void all.copy(environmentFile(secret))}>
            {all.state === 'copied' ? 'Copied' : 'Copy all'}
          </Button>
          <Button icon={<Download />} onClick={download}>
            Download .env
          </Button>
        </>
      }
    >
      <CopyField label="Client ID" value={secret.clientId} copyLabel="Copy client ID" />
      <CopyField
        label="Client secret"
        value={secret.clientSecret}
        copyLabel="Copy client secret"
        masked={{ show: 'Show client secret', hide: 'Hide client secret' }}
        firstFocus
        onCopied={take}
      />
      <CopyField label="Base URL" value={secret.baseUrl} copyLabel="Copy base URL" />
      {all.state === 'manual' && (
        <Notice tone="info">
          Your browser does not allow this page to copy. Show the secret and press Ctrl-C, or download the
          file.
        </Notice>
      )}
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">First token</p>
        <CodeBlock
          label="Request a token with curl"
          code={curlCommand({ ...secret, clientSecret: '••••••••' })}
          copyValue={curlCommand(secret)}
          copyLabel="Copy curl command"
          onCopied={take}
        />
      </div>
    </RevealDialog>
  )
}
