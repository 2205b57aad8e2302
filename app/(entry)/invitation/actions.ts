'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import type { ChoosePasswordInput } from '@/lib/schemas/forms/entry'
import { requestOrigin } from '@/lib/session/actor-of-session'

export async function choosePasswordAction(input: ChoosePasswordInput) {
  const stranger = { kind: 'stranger' as const, ...(await requestOrigin()) }
  return toActionState(await runtime().choosePassword(stranger, input), ({ email }) => ({ email }))
}
