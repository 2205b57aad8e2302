import { expect, test } from 'vitest'
import { defaultPolicies, policyProblems } from './policy'

const bare = { contactEmail: null, application: null, networks: [] }
const full = { contactEmail: 'a@example.com', application: 'REST API', networks: ['192.0.2.1'] }

test('without policies everything may be left out', () => {
  expect(policyProblems(defaultPolicies, bare)).toEqual({})
})

test.each([
  ['requireContactEmail', 'contactEmail'],
  ['requireApplication', 'application'],
  ['requireNetworkRestriction', 'restrictToNetworks'],
])('%s asks for %s, and for nothing else', (policy, field) => {
  const policies = { ...defaultPolicies, [policy]: true }
  expect(Object.keys(policyProblems(policies, bare))).toEqual([field])
  expect(policyProblems(policies, full)).toEqual({})
})
