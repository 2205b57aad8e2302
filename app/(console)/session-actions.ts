'use server'

import { toActionState } from '@/app/action-state'
import type { StepUpForm } from '@/lib/schemas/forms/account'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'
import { putSessionId } from '@/lib/session/session-cookie'

/** Puts the end of an idle session off, as any request of a person does. */
export async function staySignedInAction(): Promise<{ ok: boolean }> {
  const actor = await currentActor()
  return { ok: actor.kind === 'person' }
}

/** Proves that it is still the same person who holds the session, which gets a new id. */
export async function stepUpAction(input: StepUpForm) {
  const result = await runtime().may.stepUp(await currentActor(), input)
  if (result.ok) await putSessionId(result.value.sessionId)
  return toActionState(result, () => null)
}

export async function beginPasskeyStepUpAction() {
  const result = await runtime().may.beginPasskeyStepUp(await currentActor(), {})
  return toActionState(result, (options) => options)
}
