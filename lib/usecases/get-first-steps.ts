import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personIdOf } from '@/lib/domain/principal'
import { defineQuery } from './define-query'

/**
 * Which of the first steps of a new installation are done, judged by what is stored; the second factor is the person’s own. Mail
 * that was sent counts only while a mail server is configured.
 */
export const getFirstSteps = defineQuery({
  permission: 'settings:manage',
  input: z.object({}),
  async run({ actor, store, mailTrial }) {
    const personId = personIdOf(actor)
    const [{ mailSent, ...taken }, onlyAdministrator, factors] = await Promise.all([
      store.firstSteps.taken(),
      store.people.onlyAdministrator(),
      personId === null ? null : store.factors.ofPerson(personId),
    ])
    const done = {
      ...taken,
      mail: mailTrial.isPossible && mailSent,
      secondAdministrator: onlyAdministrator === null,
      secondFactor: factors !== null,
    }
    return ok({
      done,
      isComplete: Object.values(done).every(Boolean),
      hasMailServer: mailTrial.isPossible,
    })
  },
})
