import { ok } from '@/lib/domain/failure'
import { personInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'
import { holdersAsked } from './holders-asked'

/** What a person is responsible for, which stays without an owner if they are deleted. */
export const getPersonHoldings = defineQuery({
  permission: 'people:read',
  input: personInput,
  async run({ input, store, now }) {
    return ok(await store.people.holdings(input.id, holdersAsked(now)))
  },
})
