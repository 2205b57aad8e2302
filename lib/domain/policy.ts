import { defaultFactorPolicies, type FactorPolicies } from './factor-policy'
import { defaultSessionPolicies, type SessionPolicies } from './session'
import { defaultStepUpPolicies, type StepUpPolicies } from './step-up'
import { daysLater, describeMoment } from './local-time'

export const leakResponses = ['flag', 'end'] as const
export type LeakResponse = (typeof leakResponses)[number]

/**
 * What administrators require of credentials that are created or edited from now on; when notices are sent; for how
 * long usage is kept; what the report of a leak does; when sessions end; when people confirm again that it is them; and who must
 * have a second factor.
 */
export interface Policies extends SessionPolicies, StepUpPolicies, FactorPolicies {
  requireContactEmail: boolean
  requireApplication: boolean
  requireNetworkRestriction: boolean
  /** The hour of a recipient's day, 0 to 23, from which their digest of expiring credentials is sent. */
  digestHour: number
  /** In days from creating or editing; null for no maximum. With a maximum, every credential must expire. */
  maximumLifetime: number | null
  /** For how many days usage is kept. */
  usageDays: number
  /** What happens to a live secret that a machine reports as leaked. */
  leakResponse: LeakResponse
}

/** Nothing is required until an administrator switches it on. */
export const defaultPolicies: Policies = {
  requireContactEmail: false,
  requireApplication: false,
  requireNetworkRestriction: false,
  digestHour: 8,
  maximumLifetime: null,
  usageDays: 90,
  leakResponse: 'flag',
  ...defaultSessionPolicies,
  ...defaultFactorPolicies,
  ...defaultStepUpPolicies,
}

interface PolicySubject {
  /** Absent for a service API key, which has neither. */
  contactEmail?: string | null
  application?: string | null
  networks: readonly string[]
  expiresAt: Date | null
}

/** The policies that a credential violates, by field; empty if there are none. The latest expiry is shown in the time zone. */
export function policyProblems(
  policies: Policies,
  client: PolicySubject,
  reading: { now: Date; timeZone: string },
): Record<string, string> {
  const problems: Record<string, string> = {}
  if (policies.requireContactEmail && client.contactEmail === null) {
    problems.contactEmail = 'A policy requires a contact e-mail.'
  }
  if (policies.requireApplication && client.application === null) {
    problems.application = 'A policy requires an application.'
  }
  if (policies.requireNetworkRestriction && client.networks.length === 0) {
    problems.networks = 'A policy requires a network restriction.'
  }
  const late = lifetimeProblem(policies.maximumLifetime, client.expiresAt, reading)
  if (late) problems.expiresAt = late
  return problems
}

function lifetimeProblem(
  days: number | null,
  expiresAt: Date | null,
  { now, timeZone }: { now: Date; timeZone: string },
): string | null {
  if (days === null) return null
  const latest = daysLater(now, days, timeZone)
  if (expiresAt && expiresAt <= latest) return null
  const allowed = `at most ${days} ${days === 1 ? 'day' : 'days'}, until ${describeMoment(latest, timeZone)}.`
  return expiresAt ? `A policy allows ${allowed}` : `A policy requires an expiry. It allows ${allowed}`
}
