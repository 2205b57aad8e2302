import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personIdOf } from '@/lib/domain/principal'
import { defineQuery } from './define-query'

/** Which of the first steps of a new installation are done, judged by what is stored; the second factor is the person’s own. */
export const getFirstSteps = defineQuery({
  permission: 'settings:manage',
  input: z.object({}),
  async run({ actor, store }) {
    const personId = personIdOf(actor)
    const [taken, onlyAdministrator, factors] = await Promise.all([
      store.firstSteps.taken(),
      store.people.onlyAdministrator(),
      personId === null ? null : store.factors.ofPerson(personId),
    ])
    return ok({
      ...taken,
      secondAdministrator: onlyAdministrator === null,
      secondFactor: factors !== null,
    })
  },
})
