'use server'

import { toActionState } from '@/app/action-state'
import { fail, ok } from '@/lib/domain/failure'
import { currentActor } from '@/lib/session/actor'

/** Puts the end of an idle session off, as any request of a person does. */
export async function staySignedInAction() {
  const actor = await currentActor()
  return toActionState(actor.kind === 'person' ? ok(null) : fail({ kind: 'signed_out' }), () => null)
}
