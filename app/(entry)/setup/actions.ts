'use server'

import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import { requestOrigin } from '@/lib/session/actor-of-session'
import type { SetUpInput } from '@/lib/schemas/forms/entry'

export async function setUpAction(input: SetUpInput) {
  const stranger = { kind: 'stranger' as const, ...(await requestOrigin()) }
  return toActionState(await runtime().setUp(stranger, input), () => null)
}
