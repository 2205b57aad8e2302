import { fail, ok } from '@/lib/domain/failure'
import { personInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'

/** A person with all of their products and groups. */
export const getPerson = defineQuery({
  permission: 'people:read',
  input: personInput,
  async run({ input, store }) {
    const person = await store.people.find(input.id)
    return person ? ok(person) : fail({ kind: 'not_found' })
  },
})
