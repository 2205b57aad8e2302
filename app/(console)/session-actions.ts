'use server'

import { currentActor } from '@/lib/session/actor'

/** Puts the end of an idle session off, as any request of a person does. */
export async function staySignedInAction(): Promise<{ ok: boolean }> {
  const actor = await currentActor()
  return { ok: actor.kind === 'person' }
}
