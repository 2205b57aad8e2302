import { ok } from '@/lib/domain/failure'
import { editAccountInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'
import { edited } from './edited'

/**
 * Changes what a person says of themselves: their name, and the time zone in which they read and enter times; what is not sent
 * stays.
 */
export const editAccount = defineChange({
  permission: 'account:manage',
  input: editAccountInput,
  action: 'person.account_edited',
  async run({ actor, input, store }) {
    await store.people.updateAccount(actor.id, input)
    const before = { name: actor.name, timeZone: actor.timeZone }
    return ok({ before, after: edited(before, input) })
  },
  audit: ({ actor, output: { before, after } }) => ({
    target: personTarget({ ...actor, name: after.name }),
    detail: differences(before, after),
  }),
})
