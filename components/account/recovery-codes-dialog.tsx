'use client'

import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { downloadText } from '@/components/ui/download-text'
import { Notice } from '@/components/ui/notice'
import { RevealDialog, useRevealGuard } from '@/components/ui/reveal-dialog'
import { useCopy } from '@/components/ui/use-copy'

interface RecoveryCodesDialogProps {
  codes: string[]
  onClose: () => void
}

const question = {
  title: 'Close without the recovery codes?',
  body: 'You have not copied or downloaded them, and they are never shown again. Without them you cannot sign in if you lose your authenticator app or passkey.',
}

/** Shows recovery codes once. Asks before closing until they have been copied or downloaded. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  const guard = useRevealGuard(question, onClose)
  const { take } = guard
  const { state, copy, confirm } = useCopy(take)
  const text = codes.join('\n')

  function download() {
    downloadText('keyturn-recovery-codes.txt', `${text}\n`)
    take()
  }

  return (
    <RevealDialog
      title="Save your recovery codes"
      description="If you lose your authenticator app or passkey, each code signs you in once, together with your password."
      guard={guard}
      warning="This is the only time the recovery codes are shown. Keep them apart from your password."
      ways={
        <>
          <Button onClick={() => void copy(text)}>{state === 'copied' ? 'Copied' : 'Copy all'}</Button>
          <Button icon={<Download />} onClick={download}>
            Download
          </Button>
        </>
      }
    >
      <ol
        aria-label="Recovery codes"
        onCopy={confirm}
        className="grid grid-cols-1 gap-x-6 gap-y-1.5 rounded-control border bg-background px-4 py-3 font-mono text-mono min-[24rem]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="text-center">
            {code}
          </li>
        ))}
      </ol>
      {state === 'manual' && (
        <Notice tone="info">
          Your browser does not allow this page to copy. Select the codes and press Ctrl-C, or download them.
        </Notice>
      )}
    </RevealDialog>
  )
}
