'use client'

import type { ActionState } from './action-state'
import { useToast } from './toast'
import { useAction } from './use-action'

interface Done {
  /** The toast, before the name: "Enabled". */
  done: string
  note?: string
}

/** Returns a function that runs an action without a question, and shows a toast with the result. */
export function useAtOnce(
  action: (input: { id: string }) => Promise<ActionState<{ name: string }>>,
  { done, note }: Done,
) {
  const { run } = useAction(action)
  const toast = useToast()
  return async ({ id, name }: { id: string; name: string }) => {
    const state = await run({ id })
    if (state.ok) toast(`${done} “${state.value.name}”`, note)
    else if (!state.isCancelled)
      toast(`“${name}” was not ${done.toLowerCase()}`, state.message ?? undefined, 'danger')
  }
}
