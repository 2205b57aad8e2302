'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyField } from '@/components/ui/copy-field'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { absoluteTime } from '@/components/ui/time-format'
import { useLeaveGuard } from '@/components/ui/use-leave-guard'
import type { LinkView } from './person-view'

interface LinkDialogProps {
  link: LinkView
  timeZone: string
  onClose: () => void
}

/** Shows a one-time link, once. It asks before closing until the link has been copied. */
export function LinkDialog({ link, timeZone, onClose }: LinkDialogProps) {
  const [taken, setTaken] = useState(false)
  const guard = useLeaveGuard(
    !taken,
    {
      title: 'Close without the link?',
      body: 'You have not copied it, and it is never shown again. You can make a new one at any time.',
      leave: 'Close without it',
      stay: 'Go back',
    },
    onClose,
  )
  return (
    <Dialog
      open
      onOpenChange={guard.close}
      title="Hand over this link"
      description={`For “${link.name}”, to choose a password with.`}
      footer={
        <Button variant="primary" onClick={guard.close}>
          Done
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Notice tone="warning">
          This is the only time the link is shown. Whoever opens it first chooses the password, so hand it
          over in private.
        </Notice>
        <CopyField
          label="One-time link"
          value={link.url}
          copyLabel="Copy link"
          onCopied={() => setTaken(true)}
        />
        <p className="text-muted">
          It works once, until {absoluteTime(new Date(link.expiresAt), timeZone)}. Any link made before it no
          longer works.
        </p>
      </div>
      {guard.question}
    </Dialog>
  )
}
