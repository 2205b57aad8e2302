import { differences } from '@/lib/domain/changes'
import { ok } from '@/lib/domain/failure'
import { editAccountInput } from '@/lib/schemas/commands/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { edited } from './edited'

/**
 * Changes a person's own name, the time zone in which they read and enter times, and whether single keys are shortcuts. A field that is not sent stays
 * unchanged.
 */
export const editAccount = defineChange({
  permission: 'account:manage',
  input: editAccountInput,
  action: 'person.account_edited',
  stepUp: 'never',
  async run({ actor, input, store }) {
    await store.people.updateAccount(actor.id, input)
    const { name, timeZone, singleKeys } = actor
    const before = { name, timeZone, singleKeys }
    return ok({ before, after: edited(before, input) })
  },
  audit: ({ actor, output: { before, after } }) => ({
    target: personTarget({ ...actor, name: after.name }),
    detail: differences(before, after),
  }),
})
