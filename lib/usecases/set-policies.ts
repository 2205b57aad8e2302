import { ok } from '@/lib/domain/failure'
import { policiesForm } from '@/lib/schemas/policy'
import { defineChange } from './define-change'
import { differences } from './differences'

/** Sets what is asked of API clients that are created or edited from now on. Those that exist stay as they are. */
export const setPolicies = defineChange({
  permission: 'settings:manage',
  input: policiesForm,
  action: 'keyturn.policies_set',
  async run({ input, store }) {
    const before = await store.policies.get()
    await store.policies.set(input)
    return ok({ before, after: input })
  },
  audit: ({ output: { before, after } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Policies' },
    detail: differences({ ...before }, { ...after }),
  }),
})
