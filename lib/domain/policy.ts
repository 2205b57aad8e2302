import { daysLater, describeMoment } from './local-time'

/**
 * What administrators ask of every credential, which binds what is created or edited from then on; when notices are sent;
 * and for how long usage is kept.
 */
export interface Policies {
  requireContactEmail: boolean
  requireApplication: boolean
  requireNetworkRestriction: boolean
  /** The hour of a recipient's day, 0 to 23, from which their digest of expiring credentials is sent. */
  digestHour: number
  /** In days from when it is created or edited; null: none. With one, everything must expire. */
  maximumLifetime: number | null
  /** For how many days it is kept what credentials were used for. */
  usageDays: number
}

/** Nothing is asked until somebody switches it on. */
export const defaultPolicies: Policies = {
  requireContactEmail: false,
  requireApplication: false,
  requireNetworkRestriction: false,
  digestHour: 8,
  maximumLifetime: null,
  usageDays: 90,
}

interface PolicySubject {
  /** Absent where there is none to be had: a service API key has neither. */
  contactEmail?: string | null
  application?: string | null
  networks: readonly string[]
  expiresAt: Date | null
}

/** What a credential lacks under the policies, by field; empty when it may be kept. The latest expiry is told in the zone. */
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
  const allowed = `at most ${days} ${days === 1 ? 'day' : 'days'}: until ${describeMoment(latest, timeZone)}.`
  return expiresAt ? `A policy allows ${allowed}` : `A policy requires an expiry, ${allowed}`
}
