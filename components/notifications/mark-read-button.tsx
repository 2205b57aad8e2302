'use client'

import { Check, CheckCheck } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ActionFailure, ActionState } from '@/components/ui/action-state'
import { useToast } from '@/components/ui/toast'
import { useAction } from '@/components/ui/use-action'

/** Marks the notices with these ids as read, or all of them without ids. */
export type MarkRead = (input: { ids?: string[] }) => Promise<ActionState<number>>

/** Marks one notice as read. */
export function MarkReadButton({ id, title, markRead }: { id: string; title: string; markRead: MarkRead }) {
  const { run, pending, failure } = useAction(markRead)
  return (
    <>
      <Button
        size="sm"
        variant="ghost"
        icon={<Check />}
        aria-label={`Mark read: ${title}`}
        pending={pending}
        onClick={() => void run({ ids: [id] })}
      >
        Mark read
      </Button>
      <Problem failure={failure} />
    </>
  )
}

/** Marks every notice as read. */
export function MarkAllReadButton({ markRead, unread }: { markRead: MarkRead; unread: number }) {
  const { run, pending, failure } = useAction(markRead)
  const toast = useToast()
  async function markAll() {
    const state = await run({})
    if (state.ok) toast('Marked all as read')
  }
  return (
    <div className="flex flex-col gap-2">
      <Button
        icon={<CheckCheck />}
        pending={pending}
        disabledReason={unread === 0 ? 'You have no unread notifications.' : undefined}
        onClick={() => void markAll()}
      >
        Mark all read
      </Button>
      <Problem failure={failure} />
    </div>
  )
}

function Problem({ failure }: { failure: ActionFailure | null }) {
  return (
    failure?.message && (
      <p role="alert" className="text-small text-danger">
        {failure.message}
      </p>
    )
  )
}
