'use client'

import { useState } from 'react'
import type { ActionFailure, ActionState } from './action-state'

const unanswered: ActionFailure = {
  ok: false,
  message: 'The server did not answer as expected. Your input is still here. Try again, or reload the page.',
  fields: {},
}

/**
 * Calls a server action, one call at a time. `pending` while it runs; `failure` is that of the last call.
 * A missing answer is a failure too, so that no input is lost.
 */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionState<Output>>) {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<ActionFailure | null>(null)

  async function run(input: Input): Promise<ActionState<Output>> {
    setPending(true)
    const state = await action(input).catch(() => unanswered)
    setFailure(state.ok ? null : state)
    setPending(false)
    return state
  }

  return { run, pending, failure }
}
