'use server'

import type { Found } from '@/components/ui/look-up-field'
import { runtime } from '@/lib/runtime'
import { currentActor } from '@/lib/session/actor'

const longestSearch = 100

/** The first enabled people whose name or e-mail address contains a text; nobody if the person may not see people. */
export async function findPeopleAction(text: unknown): Promise<Found[]> {
  const search = typeof text === 'string' ? text.slice(0, longestSearch) : ''
  const found = await runtime().may.findPeople(await currentActor(), { search })
  return found.ok ? found.value.map(({ id, name, email }) => ({ id, name, detail: email })) : []
}
