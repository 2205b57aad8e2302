import { ok } from '@/lib/domain/failure'
import { findTrailSubjectsInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'
import { meantBy, mostFound } from './meant-by'

/**
 * The credentials, deleted ones included, that a text may mean, among those whose events the person may see; and the one
 * that it means, if that is clear.
 */
export const findTrailCredentials = defineQuery({
  permission: 'audit:read',
  input: findTrailSubjectsInput,
  async run({ actor, input, store }) {
    const found = await store.trailSubjects.credentials(actor, input.text, mostFound)
    return ok({ found, meant: meantBy(input.text, found) })
  },
})
