'use server'

import { toActionState } from '@/app/action-state'
import { refusalsHref } from '@/components/audit-trail/trail-address'
import { listHref } from '@/components/credentials/list-address'
import type { Found } from '@/components/frame/palette/found'
import { runtime } from '@/lib/runtime'
import { addressOf } from '@/lib/schemas/forms/address'
import { currentActor } from '@/lib/session/actor'

/** What the palette of every page finds for a text. */
export async function findAnythingAction(input: { text: string }) {
  const result = await runtime().may.findAnything(await currentActor(), input)
  return toActionState(result, ({ credentials, people, refusal }): Found => ({
    credentials: credentials.map(({ kind, id, name, clientId, foundBy, state }) => ({
      kind,
      id,
      name,
      foundBy,
      isClientId: foundBy === clientId,
      state,
      href: listHref(kind, {}, id),
    })),
    people: people.map(({ id, name, email }) => ({
      id,
      name,
      email,
      href: addressOf('/people', { q: email }),
    })),
    refusal: refusal && {
      reference: refusal.reference,
      sentence: refusal.sentence,
      href: refusalsHref({ reference: refusal.reference }),
    },
  }))
}
