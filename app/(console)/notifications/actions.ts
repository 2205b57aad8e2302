'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

export async function markReadAction(input: { ids?: string[] }) {
  const result = await runtime().may.markNotificationsRead(await currentActor(), input)
  // The bell stands in the frame around every page.
  if (result.ok) revalidatePath('/', 'layout')
  return toActionState(result, (count) => count)
}
