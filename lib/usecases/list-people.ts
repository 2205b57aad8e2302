import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { personState } from '@/lib/domain/person'
import { defineQuery } from './define-query'

/** All people with their state, and the products and groups that they can be given. */
export const listPeople = defineQuery({
  permission: 'people:read',
  input: z.object({}),
  async run({ store }) {
    const [people, { products }, groups] = await Promise.all([
      store.people.list(),
      store.catalogue.offer(),
      store.groups.names(),
    ])
    return ok({
      people: people.map((person) => ({ ...person, state: personState(person) })),
      products,
      groups,
    })
  },
})
