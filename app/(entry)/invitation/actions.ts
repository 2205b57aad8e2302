'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import type { ChoosePasswordInput } from '@/lib/schemas/forms/entry'
import { requestStranger } from '@/lib/session/actor-of-session'

export async function choosePasswordAction(input: ChoosePasswordInput) {
  const stranger = await requestStranger()
  return toActionState(await runtime().may.choosePassword(stranger, input), ({ email }) => ({ email }))
}
