import { ok } from '@/lib/domain/failure'
import { setPoliciesInput } from '@/lib/schemas/commands/policy'
import { defineChange } from './define-change'
import { differences } from './differences'
import { edited } from './edited'

/**
 * Sets what is asked of credentials that are created or edited from now on; what is not sent stays. Credentials that exist stay as
 * they are.
 */
export const setPolicies = defineChange({
  permission: 'settings:manage',
  input: setPoliciesInput,
  action: 'keyturn.policies_set',
  async run({ input, store }) {
    const before = await store.policies.lock()
    const after = edited(before, input)
    await store.policies.set(after)
    return ok({ before, after })
  },
  audit: ({ output: { before, after } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Policies' },
    detail: differences({ ...before }, { ...after }),
  }),
})
