'use server'

import type { Found } from '@/components/ui/suggest-field'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

/** The first enabled people whose name or e-mail address contains a text; nobody without an answer. */
export async function findPeopleAction(search: string): Promise<Found[]> {
  const found = await runtime().may.findPeople(await currentActor(), { search })
  return found.ok ? found.value.map(({ id, name, email }) => ({ id, value: name, detail: email })) : []
}
