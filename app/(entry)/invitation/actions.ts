'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import type { ChoosePasswordInput } from '@/lib/schemas/forms/entry'
import { requestStranger } from '@/lib/session/actor-of-session'
import { rememberDevice } from '@/lib/session/remember-device'

export async function choosePasswordAction(input: ChoosePasswordInput) {
  const stranger = await requestStranger()
  const result = await runtime().may.choosePassword(stranger, input)
  if (result.ok) await rememberDevice(result.value.device)
  return toActionState(result, ({ email }) => ({ email }))
}
