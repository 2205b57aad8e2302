'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { Policies } from '@/lib/domain/policy'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

export async function setPoliciesAction(input: Policies) {
  const result = await runtime().setPolicies(await currentActor(), input)
  if (result.ok) revalidatePath('/settings')
  return toActionState(result, () => null)
}
