'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyField } from '@/components/ui/copy-field'
import { downloadText } from '@/components/ui/download-text'
import { Notice } from '@/components/ui/notice'
import { RevealDialog, useRevealGuard } from '@/components/ui/reveal-dialog'
import { useCopy } from '@/components/ui/use-copy'
import { environmentFileName, type SecretTexts } from './secret-texts'

interface SecretDialogProps {
  /** The name of the credential. */
  name: string
  texts: SecretTexts
  onClose: () => void
}

/** Shows a new secret once. Asks before closing until the secret has been copied or downloaded. */
export function SecretDialog({ name, texts, onClose }: SecretDialogProps) {
  const { title, noun, loss, secret, before, after, environment, firstUse } = texts
  const guard = useRevealGuard(
    {
      title: `Close without the ${noun}?`,
      body: `You have not copied or downloaded it, and it is never shown again. ${loss}`,
    },
    onClose,
  )
  const { take } = guard
  const all = useCopy(take)

  function download() {
    downloadText(environmentFileName(name), environment)
    take()
  }

  return (
    <RevealDialog
      title={title}
      description={`For “${name}”.`}
      guard={guard}
      warning={`This is the only time the ${noun} is shown. Keyturn does not keep a readable copy.`}
      ways={
        <>
          <Button onClick={() => void all.copy(environment)}>
            {all.state === 'copied' ? 'Copied' : 'Copy all'}
          </Button>
          <Button icon={<Download />} onClick={download}>
            Download .env
          </Button>
        </>
      }
    >
      {before.map((field) => (
        <CopyField key={field.label} {...field} copyLabel={copyLabel(field.label)} />
      ))}
      <CopyField
        {...secret}
        copyLabel={copyLabel(secret.label)}
        masked={{ show: `Show ${inside(secret.label)}`, hide: `Hide ${inside(secret.label)}` }}
        firstFocus
        onCopied={take}
      />
      {after.map((field) => (
        <CopyField key={field.label} {...field} copyLabel={copyLabel(field.label)} />
      ))}
      {all.state === 'manual' && (
        <Notice tone="info">
          Your browser does not allow this page to copy. Show the {noun} and press Ctrl-C, or download the
          file.
        </Notice>
      )}
      <div className="flex flex-col gap-1.5">
        <p className="font-medium">{firstUse.title}</p>
        <CodeBlock
          label={firstUse.label}
          code={firstUse.command('••••••••')}
          copyValue={firstUse.command(secret.value)}
          copyLabel="Copy curl command"
          onCopied={take}
        />
      </div>
    </RevealDialog>
  )
}

const copyLabel = (label: string) => `Copy ${inside(label)}`

/** A label inside a sentence: "Client ID" as "client ID", "API access key" as it is. */
function inside(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
