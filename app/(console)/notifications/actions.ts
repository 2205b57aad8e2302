'use server'

import { revalidatePath } from 'next/cache'
import { toActionState } from '@/app/action-state'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

export async function markReadAction(input: { ids?: string[] }) {
  const result = await runtime().may.markNotificationsRead(await currentActor(), input)
  // Every page shows the bell in its frame.
  if (result.ok) revalidatePath('/', 'layout')
  return toActionState(result, (count) => count)
}
