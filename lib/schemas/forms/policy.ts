import type { z } from 'zod'
import { sessionProblems } from '@/lib/domain/session'
import { policyFields } from '../commands/policy'

const ofSignIn = {
  administratorIdleMinutes: true,
  administratorSessionHours: true,
  idleMinutes: true,
  sessionHours: true,
  stepUpMinutes: true,
} as const

const ofFactors = { secondFactorFor: true, secondFactorGraceDays: true } as const

/** The form of the policies for credentials, notices and usage. */
export const policiesForm = policyFields.omit({ ...ofSignIn, ...ofFactors })
export type PoliciesForm = z.input<typeof policiesForm>

/** The form of the policies for sessions and for confirming again. */
export const sessionPoliciesForm = policyFields.pick(ofSignIn).check(({ value, issues }) => {
  for (const [field, message] of Object.entries(sessionProblems(value)))
    issues.push({ code: 'custom', path: [field], message, input: value })
})
export type SessionPoliciesForm = z.input<typeof sessionPoliciesForm>

/** The form of the policy that says who must have a second factor. */
export const factorPoliciesForm = policyFields.pick(ofFactors)
export type FactorPoliciesForm = z.input<typeof factorPoliciesForm>
