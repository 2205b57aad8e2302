import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { personState } from '@/lib/domain/person'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Lets a disabled person sign in again. */
export const enablePerson = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.enabled',
  stepUp: 'always',
  async run({ input, store }) {
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    await store.people.setDisabled(person.id, null)
    return ok(person)
  },
  audit: ({ output: before }) => ({
    target: personTarget(before),
    detail: differences(
      { state: personState(before) },
      { state: personState({ ...before, disabledAt: null }) },
    ),
  }),
})
