import { ok } from '@/lib/domain/failure'
import { holds } from '@/lib/domain/principal'
import { findTrailSubjectsInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { meantBy, mostFound } from './meant-by'

/**
 * The people, deleted ones included, that a text may mean; and the one that it means, if that is clear. Who may not see
 * people finds those who acted in the events that they see.
 */
export const findTrailPeople = defineQuery({
  permission: 'audit:read',
  input: findTrailSubjectsInput,
  async run({ actor, input, store }) {
    const { people, actorsSeenBy } = store.trailSubjects
    const found = holds(actor, 'people:read')
      ? await people(input.text, mostFound)
      : await actorsSeenBy(actor, input.text, mostFound)
    return ok({ found, meant: meantBy(input.text, found) })
  },
})
