'use client'

import type { ReactNode } from 'react'
import type { ActionState } from './action-state'
import { ConfirmDialog } from './confirm-dialog'
import { useToast } from './toast'
import { useAction } from './use-action'

interface ActionQuestionProps<Input, Output> {
  title: string
  confirmLabel: string
  /** Default `danger`. */
  tone?: 'danger' | 'primary'
  /** The action to run on confirmation, and its input. */
  action: (input: Input) => Promise<ActionState<Output>>
  input: Input
  onDone: (output: Output) => void
  onClose: () => void
  /** What will happen. */
  children: ReactNode
}

/** Asks, then runs the action; an error is shown in the question. */
export function ActionQuestion<Input, Output>(props: ActionQuestionProps<Input, Output>) {
  const { title, confirmLabel, tone = 'danger', action, input, onDone, onClose, children } = props
  const { run, pending, failure } = useAction(action)

  async function confirm() {
    const state = await run(input)
    if (state.ok) onDone(state.value)
  }

  return (
    <ConfirmDialog
      open
      title={title}
      tone={tone}
      confirmLabel={confirmLabel}
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      body={<div className="flex flex-col gap-3">{children}</div>}
    />
  )
}

interface NamedQuestionProps extends Omit<
  ActionQuestionProps<{ id: string }, { name: string }>,
  'onDone' | 'input'
> {
  /** The thing it is done to. */
  id: string
  /** The toast, before the name: "Deleted". */
  done: string
  /** Called when it is done, not when it is cancelled. */
  onDone?: () => void
}

/** Asks about one thing with a name: closes itself and shows a toast when it is done. */
export function NamedQuestion({ id, done, onDone, onClose, ...question }: NamedQuestionProps) {
  const toast = useToast()
  return (
    <ActionQuestion
      {...question}
      input={{ id }}
      onClose={onClose}
      onDone={({ name }) => {
        toast(`${done} “${name}”`)
        onClose()
        onDone?.()
      }}
    />
  )
}
