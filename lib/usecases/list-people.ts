import { ok } from '@/lib/domain/failure'
import { personState } from '@/lib/domain/person'
import { listPeopleInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'
import { pageSize } from './page-size'

/** A page of the people by name, with their state. */
export const listPeople = defineQuery({
  permission: 'people:read',
  input: listPeopleInput,
  async run({ input, store }) {
    const [{ rows, ...page }, onlyAdministrator] = await Promise.all([
      store.people.page({ ...input, size: pageSize }),
      store.people.onlyAdministrator(),
    ])
    return ok({
      ...page,
      people: rows.map((person) => ({ ...person, state: personState(person) })),
      /** The person without whom nobody could manage Keyturn, if there is only one. */
      onlyAdministrator,
    })
  },
})
