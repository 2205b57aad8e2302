'use client'

import type { ReactNode } from 'react'
import type { ActionState } from './action-state'
import { ConfirmDialog } from './confirm-dialog'
import { useAction } from './use-action'

interface DangerQuestionProps<Input, Output> {
  title: string
  confirmLabel: string
  /** What is done when it is confirmed, and with what. */
  action: (input: Input) => Promise<ActionState<Output>>
  input: Input
  onDone: (output: Output) => void
  onClose: () => void
  /** An exact text that has to be typed before one can confirm. */
  typeToConfirm?: string | undefined
  /** What will happen. */
  children: ReactNode
}

/** Asks before something is done that destroys, then has it done; what went wrong is said in place. */
export function DangerQuestion<Input, Output>(props: DangerQuestionProps<Input, Output>) {
  const { title, confirmLabel, action, input, onDone, onClose, typeToConfirm, children } = props
  const { run, pending, failure } = useAction(action)

  async function confirm() {
    const state = await run(input)
    if (state.ok) onDone(state.value)
  }

  return (
    <ConfirmDialog
      open
      title={title}
      tone="danger"
      confirmLabel={confirmLabel}
      cancelLabel="Cancel"
      pending={pending}
      error={failure?.message ?? null}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      typeToConfirm={typeToConfirm}
      body={<div className="flex flex-col gap-3">{children}</div>}
    />
  )
}
