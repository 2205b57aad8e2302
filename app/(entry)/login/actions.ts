'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import type { FinishSignInForm } from '@/lib/schemas/forms/entry'
import { currentActor } from '@/lib/session/actor'
import { requestStranger } from '@/lib/session/actor-of-session'
import { keepSession } from '@/lib/session/keep-session'

export async function finishSignInAction(input: FinishSignInForm) {
  const actor = await currentActor()
  // Another tab has finished it.
  if (actor.kind === 'person') return { ok: true as const, value: null }
  const result = await runtime().may.finishSignIn(actor, input)
  if (result.ok) await keepSession(result.value)
  if (!result.ok && result.failure.kind === 'signed_out')
    return {
      ok: false as const,
      message: 'This took too long, or there were too many attempts. Sign in again with your password.',
      fields: {},
      stale: true,
    }
  return toActionState(result, () => null)
}

export async function beginPasskeyAction() {
  const actor = await currentActor()
  const { may } = runtime()
  const begun =
    actor.kind === 'half'
      ? await may.beginPasskeySecondStep(actor, {})
      : await may.beginPasskeySignIn(await requestStranger(), {})
  return toActionState(begun, (options) => options)
}
