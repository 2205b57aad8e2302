import { ok } from '@/lib/domain/failure'
import { accountForm } from '@/lib/schemas/account'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { differences } from './differences'

/** Changes what a person says of themselves: their name, and the time zone in which they read and enter times. */
export const editAccount = defineChange({
  permission: 'account:manage',
  input: accountForm,
  action: 'person.account_edited',
  async run({ actor, input, store }) {
    await store.people.updateAccount(actor.id, input)
    return ok(undefined)
  },
  audit: ({ actor, input }) => ({
    target: personTarget({ ...actor, ...input }),
    detail: differences({ name: actor.name, timeZone: actor.timeZone }, { ...input }),
  }),
})
