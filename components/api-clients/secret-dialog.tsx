'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useCopy } from '@/components/ui/use-copy'
import type { RevealedSecret } from './api-client-view'
import { downloadText } from '@/components/ui/download-text'
import { curlCommand, environmentFile } from './secret-texts'
import { useSecretGuard } from '@/components/credentials/use-secret-guard'

interface SecretDialogProps {
  secret: RevealedSecret
  onClose: () => void
}

/** Shows a new secret, once. It asks before closing until the secret has been copied or downloaded. */
export function SecretDialog({ secret, onClose }: SecretDialogProps) {
  const guard = useSecretGuard(
    {
      title: 'Close without the secret?',
      body: 'You have neither copied nor downloaded it, and it is never shown again. Without it the client cannot get tokens until its secret is reset.',
    },
    onClose,
  )
  const { take } = guard
  const all = useCopy(take)

  function download() {
    downloadText(`${secret.clientId}.env`, environmentFile(secret))
    take()
  }

  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Save this client secret"
      description={`For “${secret.name}”.`}
      footer={
        <>
          <span className="mr-auto flex flex-wrap gap-2">
            <Button onClick={() => void all.copy(environmentFile(secret))}>
              {all.state === 'copied' ? 'Copied' : 'Copy all'}
            </Button>
            <Button icon={<Download />} onClick={download}>
              Download .env
            </Button>
          </span>
          <Button variant="primary" onClick={guard.close}>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warning">
          This is the only time the secret is shown. Keyturn keeps no copy that could be read.
        </Notice>
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
            The browser does not let this page copy. Show the secret and press Ctrl-C, or download the file.
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
      </div>
      {guard.question}
    </Dialog>
  )
}
