import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { sessionProblems } from '@/lib/domain/session'
import { setPoliciesInput } from '@/lib/schemas/commands/policy'
import { defineChange } from './define-change'
import { edited } from './edited'

/**
 * Sets the policies for credentials that are created or edited from now on, and for all sessions. A policy that is not sent
 * stays unchanged, and so do existing credentials.
 */
export const setPolicies = defineChange({
  permission: 'settings:manage',
  input: setPoliciesInput,
  action: 'keyturn.policies_set',
  stepUp: 'always',
  async run({ input, store }) {
    const before = await store.policies.lock()
    const after = edited(before, input)
    const problems = sessionProblems(after)
    if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })
    await store.policies.set(after)
    return ok({ before, after })
  },
  audit: ({ output: { before, after } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Policies' },
    detail: differences({ ...before }, { ...after }),
  }),
})
