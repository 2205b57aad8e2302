'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import type { FinishSignInForm } from '@/lib/schemas/forms/entry'
import { currentActor } from '@/lib/session/actor'

export async function finishSignInAction(input: FinishSignInForm) {
  const result = await runtime().may.finishSignIn(await currentActor(), input)
  if (!result.ok && result.failure.kind === 'signed_out')
    return {
      ok: false as const,
      message: 'This took too long, or had too many attempts. Sign in again with your password.',
      fields: {},
      stale: true,
    }
  return toActionState(result, () => null)
}
