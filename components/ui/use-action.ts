'use client'

import { useState } from 'react'
import type { ActionFailure, ActionState } from './action-state'

const unanswered: ActionFailure = {
  ok: false,
  message:
    'The server did not answer as expected. What you typed is still here: try again, or reload the page.',
  fields: {},
}

/**
 * Calls a server action, once at a time. `pending` while it runs; `failure` is what the last call answered.
 * An answer that never came is a failure too, so that nothing typed is lost.
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
