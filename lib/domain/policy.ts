/**
 * What administrators ask of every API client, which binds what is created or edited from then on; and when notices are
 * sent.
 */
export interface Policies {
  requireContactEmail: boolean
  requireApplication: boolean
  requireNetworkRestriction: boolean
  /** The hour of a recipient's day, 0 to 23, from which their digest of expiring credentials is sent. */
  digestHour: number
}

/** Nothing is asked until somebody switches it on. */
export const defaultPolicies: Policies = {
  requireContactEmail: false,
  requireApplication: false,
  requireNetworkRestriction: false,
  digestHour: 8,
}

interface PolicySubject {
  contactEmail: string | null
  application: string | null
  networks: readonly string[]
}

/** What an API client lacks under the policies, by field; empty when it may be kept. */
export function policyProblems(policies: Policies, client: PolicySubject): Record<string, string> {
  const problems: Record<string, string> = {}
  if (policies.requireContactEmail && !client.contactEmail) {
    problems.contactEmail = 'A policy requires a contact e-mail.'
  }
  if (policies.requireApplication && !client.application) {
    problems.application = 'A policy requires an application.'
  }
  if (policies.requireNetworkRestriction && client.networks.length === 0) {
    problems.restrictToNetworks = 'A policy requires a network restriction.'
  }
  return problems
}
