'use client'

import type { ReactNode } from 'react'
import type { ActionState } from './action-state'
import { AffectedList, type Affected, type AffectedReading } from './affected'
import { Button } from './button'
import { ConfirmDialog } from './confirm-dialog'
import { Notice } from './notice'
import { Spinner } from './spinner'
import { useToast } from './toast'
import { useAction } from './use-action'
import { useRead } from './use-read'

interface DestroyDialogProps {
  title: string
  confirmLabel: string
  /** What must be typed if something was used within seven days: the name of what is destroyed. */
  name: string
  /** Whether it was itself used within seven days. */
  inUse?: boolean
  /** What goes with it; null while it is being read. Absent if nothing does. */
  affected?: Affected | null
  /** The sentence above the list. */
  says?: (affected: Affected) => ReactNode
  reading: AffectedReading
  /** Why it cannot be done now. */
  blocked?: string | undefined
  pending: boolean
  error: string | null
  onConfirm: () => void
  onCancel: () => void
  /** What happens. */
  children: ReactNode
}

/**
 * The question before anything is destroyed: what stops, and which things, with their last use and links. If one of them was
 * used within seven days, the name must be typed. It cannot be confirmed before all of this is known.
 */
export function DestroyDialog(props: DestroyDialogProps) {
  const { title, confirmLabel, name, inUse = false, affected, says, reading, pending, error } = props
  const blocked = props.blocked ?? affected?.blocked
  const isUsed = inUse || (affected?.usedLately ?? 0) > 0
  return (
    <ConfirmDialog
      open
      title={title}
      tone="danger"
      confirmLabel={confirmLabel}
      cancelLabel="Cancel"
      pending={pending}
      error={error}
      blocked={affected === null ? 'Wait until everything that this affects is listed.' : blocked}
      onConfirm={props.onConfirm}
      onCancel={props.onCancel}
      typeToConfirm={isUsed && blocked === undefined ? name : undefined}
      body={
        <div className="flex flex-col gap-3">
          {props.children}
          {affected === null && (
            <p role="status" className="flex items-center gap-2">
              <Spinner /> Reading what this affects…
            </p>
          )}
          {affected && (
            <>
              {says && <p className="font-medium text-text">{says(affected)}</p>}
              <AffectedList label="What this affects" affected={affected} reading={reading} />
            </>
          )}
        </div>
      }
    />
  )
}

interface DestroyQuestionProps extends Omit<
  DestroyDialogProps,
  'affected' | 'pending' | 'error' | 'onConfirm' | 'onCancel'
> {
  /** The id of what is destroyed. */
  id: string
  action: (input: { id: string }) => Promise<ActionState<{ name: string }>>
  /** What goes with it, or how to read that from the server. */
  affected?: Affected | ((input: { id: string }) => Promise<ActionState<Affected>>)
  /** The toast, before the name: "Deleted". */
  done: string
  /** Called when it is done, not when it is cancelled. */
  onDone?: () => void
  onClose: () => void
}

/** Asks before one thing is destroyed, then closes itself and shows a toast. */
export function DestroyQuestion(props: DestroyQuestionProps) {
  const { id, action, affected, done, onDone, onClose, ...question } = props
  const read = typeof affected === 'function' ? affected : null
  const { found, again } = useRead(read, id)
  const { run, pending, failure } = useAction(action)
  const toast = useToast()
  const isUnread = found !== null && !found.ok

  async function confirm() {
    const state = await run({ id })
    if (!state.ok) return
    toast(`${done} “${state.value.name}”`)
    onClose()
    onDone?.()
  }

  return (
    <DestroyDialog
      {...question}
      affected={knownOf(affected, found)}
      blocked={question.blocked ?? (isUnread ? 'What this affects could not be read.' : undefined)}
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      {question.children}
      {isUnread && (
        <Notice
          tone="danger"
          action={
            <Button size="sm" onClick={again}>
              Try again
            </Button>
          }
        >
          {found.message} What this affects is unknown.
        </Notice>
      )}
    </DestroyDialog>
  )
}

function knownOf(
  affected: DestroyQuestionProps['affected'],
  found: ActionState<Affected> | null,
): Affected | null | undefined {
  if (typeof affected !== 'function') return affected
  if (found === null) return null
  return found.ok ? found.value : undefined
}
