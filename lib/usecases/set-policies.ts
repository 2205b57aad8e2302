import { differences } from '@/lib/domain/changes'
import { requiresMore, withSince } from '@/lib/domain/factor-policy'
import { fail, ok } from '@/lib/domain/failure'
import type { Person, Program } from '@/lib/domain/principal'
import { sessionProblems } from '@/lib/domain/session'
import type { TransactionStore } from '@/lib/ports/store'
import { setPoliciesInput } from '@/lib/schemas/commands/policy'
import { defineChange } from './define-change'
import { edited } from './edited'

const ownFirst =
  'Set up your own two-factor sign-in in “Your account” first. Otherwise, nobody might be able to sign in.'

/** Somebody who can sign in must be left, whatever happens to the others. */
async function hasSecondFactor(store: TransactionStore, actor: Person | Program): Promise<boolean> {
  const person = actor.kind === 'person' ? await store.people.lock(actor.id) : null
  return person?.hasSecondFactor ?? false
}

/** Sets policies. A policy that is not sent stays unchanged, and so do existing credentials. */
export const setPolicies = defineChange({
  permission: 'settings:manage',
  input: setPoliciesInput,
  action: 'keyturn.policies_set',
  stepUp: 'always',
  async run({ actor, input, store, now }) {
    const before = await store.policies.lock()
    const after = withSince(before, edited(before, input), now)
    const problems = sessionProblems(after)
    if (Object.keys(problems).length > 0) return fail({ kind: 'invalid_input', fields: problems })
    if (requiresMore(before, after) && !(await hasSecondFactor(store, actor)))
      return fail({ kind: 'invalid_input', fields: { secondFactorFor: ownFirst } })
    await store.policies.set(after)
    return ok({ before, after })
  },
  audit: ({ output: { before, after } }) => ({
    target: { kind: 'keyturn', id: null, name: 'Policies' },
    detail: differences({ ...before }, { ...after }),
  }),
})
