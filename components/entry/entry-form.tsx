import type { SubmitEventHandler, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface EntryFormProps {
  onSubmit: SubmitEventHandler<HTMLFormElement>
  submitLabel: string
  /** Also true while the browser is leaving for the console. */
  pending: boolean
  /** The error message. */
  failure: string | null | undefined
  /** A note below the button. */
  note?: string
  children: ReactNode
}

/** The frame of the forms before sign-in. Uses POST, so that without JavaScript no password appears in the address. */
export function EntryForm({ onSubmit, submitLabel, pending, failure, note, children }: EntryFormProps) {
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="flex flex-col gap-4">
      {failure && <Notice tone="danger">{failure}</Notice>}
      {children}
      <Button type="submit" variant="primary" pending={pending} className="mt-1 w-full">
        {submitLabel}
      </Button>
      {note && <p className="text-small text-muted">{note}</p>}
    </form>
  )
}
