import { ok } from '@/lib/domain/failure'
import { findPeopleInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'

const mostFound = 10

/** The first enabled people by name whose name or e-mail address contains a text, for a field that chooses one. */
export const findPeople = defineQuery({
  permission: 'people:read',
  input: findPeopleInput,
  async run({ input, store }) {
    return ok(await store.people.matching(input.search, mostFound))
  },
})
