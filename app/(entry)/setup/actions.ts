'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import { requestStranger } from '@/lib/session/actor-of-session'
import type { SetUpInput } from '@/lib/schemas/forms/entry'

export async function setUpAction(input: SetUpInput) {
  const stranger = await requestStranger()
  return toActionState(await runtime().may.setUp(stranger, input), () => null)
}
