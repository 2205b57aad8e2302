'use client'

import { useState } from 'react'
import type { ActionFailure, ActionState, Answer } from './action-state'
import { callServer, unconfirmed } from './failed-call'
import { useStepUp } from './step-up'

/** The person did not confirm that it is them: nothing was done, and there is nothing to say. */
const cancelled: ActionFailure = { ok: false, message: null, fields: {}, isCancelled: true }

/**
 * Returns a function that calls a server action. A missing answer is a failure. If the action needs the person to confirm first that
 * it is them, asks them, then calls it again with the very same input. `during` is told when a call begins and ends.
 */
export function useAnswer<Input, Output>(action: (input: Input) => Promise<ActionState<Output>>) {
  const ask = useStepUp()
  return async function answerTo(
    input: Input,
    during: (pending: boolean) => void = () => {},
  ): Promise<Answer<Output>> {
    during(true)
    const state = await callServer(action, input)
    during(false)
    if (!('stepUp' in state)) return state
    if (!ask) return unconfirmed
    return (await ask(state.stepUp)) ? answerTo(input, during) : cancelled
  }
}

/**
 * Calls a server action, one call at a time. `pending` while it runs; `failure` is that of the last call.
 * A missing answer is a failure too, so that no input is lost.
 */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionState<Output>>) {
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<ActionFailure | null>(null)
  const answerTo = useAnswer(action)

  async function run(input: Input): Promise<Answer<Output>> {
    const answer = await answerTo(input, setPending)
    setFailure(answer.ok || answer.isCancelled ? null : answer)
    return answer
  }

  return { run, pending, failure }
}
