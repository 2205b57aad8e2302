import { expect, test } from 'vitest'
import { defaultPolicies, policyProblems } from './policy'

const bare = { contactEmail: null, application: null, networks: [], expiresAt: null }
const full = {
  contactEmail: 'a@example.com',
  application: 'REST API',
  networks: ['192.0.2.1'],
  expiresAt: null,
}
const reading = { now: new Date('2026-11-22T13:05:00Z'), timeZone: 'Europe/Berlin' }

test('without policies every optional field may be left out', () => {
  expect(policyProblems(defaultPolicies, bare, reading)).toEqual({})
})

test.each([
  ['requireContactEmail', 'contactEmail'],
  ['requireApplication', 'application'],
  ['requireNetworkRestriction', 'networks'],
])('%s requires %s, and nothing else', (policy, field) => {
  const policies = { ...defaultPolicies, [policy]: true }
  expect(Object.keys(policyProblems(policies, bare, reading))).toEqual([field])
  expect(policyProblems(policies, full, reading)).toEqual({})
})

test('a maximum lifetime requires an expiry, and names the latest one in the reader’s time zone', () => {
  const policies = { ...defaultPolicies, maximumLifetime: 180 }
  const problems = (expiresAt: string | null) =>
    policyProblems(policies, { ...full, expiresAt: expiresAt === null ? null : new Date(expiresAt) }, reading)
  expect(problems(null)).toEqual({
    expiresAt: 'A policy requires an expiry. It allows at most 180 days, until 21 May 2027, 14:05 GMT+2.',
  })
  expect(problems('2027-05-21T12:06:00Z')).toEqual({
    expiresAt: 'A policy allows at most 180 days, until 21 May 2027, 14:05 GMT+2.',
  })
  // The clocks go forward in between, so the same time of day is an hour less than 180 times 24.
  expect(problems('2027-05-21T12:05:00Z')).toEqual({})
})
