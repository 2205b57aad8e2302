'use client'

import { CopyField } from '@/components/ui/copy-field'
import { Notice } from '@/components/ui/notice'
import { RevealDialog, useRevealGuard } from '@/components/ui/reveal-dialog'
import { absoluteTime } from '@/components/ui/time-format'
import type { LinkView } from './person-view'

interface LinkDialogProps {
  link: LinkView
  url: string
  timeZone: string
  onClose: () => void
}

const question = {
  title: 'Close without the link?',
  body: 'You have not copied it, and it is never shown again. You can make a new one at any time.',
}

/** Shows a one-time link once. Asks before closing until the link has been copied. */
export function LinkDialog({ link, url, timeZone, onClose }: LinkDialogProps) {
  const guard = useRevealGuard(question, onClose)
  return (
    <RevealDialog
      title="Hand over this link"
      description={`“${link.name}” can choose a password with it.`}
      guard={guard}
      warning="This is the only time the link is shown. The first person who uses it sets the password, so share it privately."
    >
      {link.isRefused && (
        <Notice tone="warning">
          The mail server refuses {link.email}, so Keyturn did not send the link. Hand it over yourself.
        </Notice>
      )}
      <CopyField label="One-time link" value={url} copyLabel="Copy link" onCopied={guard.take} />
      <p className="text-muted">
        It works once, until {absoluteTime(new Date(link.expiresAt), timeZone)}. Earlier links no longer work.
      </p>
    </RevealDialog>
  )
}
