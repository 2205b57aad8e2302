import { ok } from '@/lib/domain/failure'
import { foldText } from '@/lib/domain/text'
import { findPeopleInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'

const mostFound = 10

/** The first enabled people whose name or e-mail address contains a text, to choose one from. */
export const findPeople = defineQuery({
  permission: 'people:read',
  input: findPeopleInput,
  async run({ input, store }) {
    const wanted = foldText(input.text)
    const found = (await store.people.list()).filter(
      ({ name, email, disabledAt }) => !disabledAt && foldText(`${name}\n${email}`).includes(wanted),
    )
    return ok(found.slice(0, mostFound).map(({ id, name, email }) => ({ id, name, email })))
  },
})
