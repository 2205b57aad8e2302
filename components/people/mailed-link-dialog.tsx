'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { absoluteTime } from '@/components/ui/time-format'
import { useAction } from '@/components/ui/use-action'
import type { LinkView, PeopleActions } from './person-view'
import { Quoted } from '@/components/ui/quoted'

interface MailedLinkDialogProps {
  link: LinkView
  makeLink: PeopleActions['makeLink']
  timeZone: string
  /** Shows a link that is handed over instead. */
  onShown: (link: LinkView) => void
  onClose: () => void
}

/** Says that a one-time link is sent by mail, and offers one to hand over instead. */
export function MailedLinkDialog({ link, makeLink, timeZone, onShown, onClose }: MailedLinkDialogProps) {
  const { run, pending, failure } = useAction(makeLink)

  async function show() {
    const state = await run({ id: link.id, byMail: false })
    if (state.ok) onShown(state.value)
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="The link goes out by mail"
      footer={
        <>
          <span className="mr-auto">
            <Button pending={pending} onClick={() => void show()}>
              Show a link instead
            </Button>
          </span>
          <Button variant="primary" onClick={onClose} data-first-focus>
            Done
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {failure?.message && <Notice tone="danger">{failure.message}</Notice>}
        <p>
          Keyturn sends it to <Quoted>{link.name}</Quoted> at{' '}
          <strong className="font-medium">{link.email}</strong>. It works once, until{' '}
          {absoluteTime(new Date(link.expiresAt), timeZone)}. Earlier links no longer work.
        </p>
        <p className="text-muted">
          If the message does not arrive, look at Settings &gt; Mail. You can also show a link and hand it
          over. It replaces this one.
        </p>
      </div>
    </Dialog>
  )
}
