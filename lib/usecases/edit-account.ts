import { differences } from '@/lib/domain/changes'
import { ok } from '@/lib/domain/failure'
import { editAccountInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'

/**
 * Changes a person's own name and the time zone in which they read and enter times. A field that is not sent stays
 * unchanged.
 */
export const editAccount = defineChange({
  permission: 'account:manage',
  input: editAccountInput,
  action: 'person.account_edited',
  stepUp: 'never',
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
