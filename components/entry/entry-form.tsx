import type { FormEventHandler, ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

interface EntryFormProps {
  onSubmit: FormEventHandler<HTMLFormElement>
  submitLabel: string
  /** Also while the page is being left for the console. */
  pending: boolean
  /** What was refused. */
  failure: string | null | undefined
  /** Beneath the button. */
  note?: string
  children: ReactNode
}

/** The frame of the forms by which one comes in. By POST, so that without JavaScript no password gets into the address. */
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
