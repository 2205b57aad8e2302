'use client'

import { AlertDialog } from '@base-ui/react/alert-dialog'
import { useRef, useState, type SubmitEvent, type ReactNode } from 'react'
import { Button } from './button'
import { clearOfToasts } from './clear-of-toasts'
import { FailureNotice } from './failure-notice'
import { followsLink } from './followed-link'
import { LongWait } from './long-wait'
import { StepUpPlace } from './step-up'
import { TextField } from './text-field'
import { useDialogEntry } from './use-dialog-entry'

interface ConfirmQuestion {
  title: string
  /** What will happen after confirmation. */
  body: ReactNode
  confirmLabel: string
  cancelLabel: string
  /** `secondary` if not confirming is the better answer, whose button then stands out. */
  tone: 'danger' | 'primary' | 'secondary'
  /** Whether work is in progress: neither button can be pressed, and Escape does nothing. */
  pending: boolean
  /** The error of the last attempt. */
  error: string | null
  onConfirm: () => void
  onCancel: () => void
  /** A text that the person must type exactly before they can confirm. */
  typeToConfirm?: string | undefined
  /** Why it cannot be confirmed now. */
  blocked?: string | undefined
}

interface ConfirmDialogProps extends ConfirmQuestion {
  open: boolean
  /** Whether it asks about the dialog below it, and stays when the person goes back. */
  overDialog?: boolean
}

/** Asks before an important action. It does not close itself: `onConfirm` starts the work. */
export function ConfirmDialog({ open, overDialog = false, ...question }: ConfirmDialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  const close = () => question.pending || question.onCancel()
  useDialogEntry(open && !overDialog, close)
  return (
    <AlertDialog.Root open={open} onOpenChange={close}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop
          forceRender
          className="fixed inset-0 z-40 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
        />
        <AlertDialog.Viewport className="fixed inset-0 z-40 flex items-center justify-center sm:p-6">
          <AlertDialog.Popup
            ref={popup}
            onClick={(event) => followsLink(event) && close()}
            // To the field if there is one, else to Cancel, never to the destructive button.
            initialFocus={() => popup.current?.querySelector<HTMLElement>('input, button')}
            className="flex h-full w-full flex-col bg-raised outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 sm:h-auto sm:max-h-full sm:max-w-dialog sm:rounded-surface sm:shadow-float"
          >
            <Question {...question} />
            <StepUpPlace />
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** A component of its own, so that the typed text is cleared when the dialog closes. */
function Question(question: ConfirmQuestion) {
  const { title, body, confirmLabel, cancelLabel, tone, pending, error, onConfirm, onCancel } = question
  const { typeToConfirm, blocked } = question
  const [typed, setTyped] = useState('')
  const untyped = typeToConfirm !== undefined && typed !== typeToConfirm

  function submit(event: SubmitEvent) {
    event.preventDefault()
    if (!pending && !untyped && blocked === undefined) onConfirm()
  }

  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-5">
        <div>
          <AlertDialog.Title className="font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 text-pretty text-muted">
            {body}
          </AlertDialog.Description>
        </div>
        {typeToConfirm !== undefined && (
          <TextField
            label={`Type “${typeToConfirm}” to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {error !== null && <FailureNotice message={error} />}
      </div>
      <div ref={clearOfToasts} className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">
        <LongWait pending={pending} />
        <Button
          variant={tone === 'secondary' ? 'primary' : 'secondary'}
          onClick={onCancel}
          disabledReason={pending ? 'Wait until this has finished' : undefined}
        >
          {cancelLabel}
        </Button>
        <Button
          type="submit"
          variant={tone}
          pending={pending}
          disabledReason={blocked ?? (untyped ? `Type “${typeToConfirm}” first` : undefined)}
        >
          {confirmLabel}
        </Button>
      </div>
    </form>
  )
}
