'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import type { Policies } from '@/lib/domain/policy'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

export async function setPoliciesAction(input: Partial<Policies>) {
  const result = await runtime().may.setPolicies(await currentActor(), input)
  if (result.ok) revalidatePath('/settings')
  return toActionState(result, () => null)
}

export async function sendTestMessageAction(input: Record<string, never>) {
  const result = await runtime().may.sendTestMessage(await currentActor(), input)
  return toActionState(result, ({ recipient }) => recipient)
}

export async function retryMailAction(input: Record<string, never>) {
  const result = await runtime().may.retryMail(await currentActor(), input)
  if (result.ok) revalidatePath('/settings')
  return toActionState(result, ({ messages, addresses }) => ({ messages, addresses }))
}
