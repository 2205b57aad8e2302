'use client'

import type { ReactNode } from 'react'
import type { ActionState } from '@/components/ui/action-state'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { useAction } from '@/components/ui/use-action'
import type { PersonView } from './person-view'

interface PersonQuestionProps<Value> {
  person: PersonView
  title: string
  /** What will happen. */
  children: ReactNode
  confirmLabel: string
  tone: 'danger' | 'primary'
  action: (input: { id: string }) => Promise<ActionState<Value>>
  onDone: (value: Value) => void
  onClose: () => void
}

/** Asks before something is done to a person, and does it. */
export function PersonQuestion<Value>(props: PersonQuestionProps<Value>) {
  const { person, title, children, confirmLabel, tone, action, onDone, onClose } = props
  const { run, pending, failure } = useAction(action)

  async function confirm() {
    const state = await run({ id: person.id })
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
