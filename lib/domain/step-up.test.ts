import { expect, test } from 'vitest'
import { itself, type Person, type Principal } from './principal'
import { proofOf, stepUpNeeded } from './step-up'

const now = new Date('2026-11-22T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const policies = { stepUpMinutes: 15 }
const origin = { address: '192.0.2.1', agent: 'test' }

const personWith = (proof: Person['proof']): Person => ({
  ...origin,
  kind: 'person',
  id: 'ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'cloud_administrator',
  productIds: [],
  timeZone: 'UTC',
  sessionId: 's1',
  proof,
})
const shown = (minutes: number | null) =>
  personWith({ by: 'password', at: minutes === null ? null : minutesAgo(minutes), validMinutes: 15 })

test('the second factor is what proves a person who has one; the password proves the others', () => {
  const session = { replacedAt: null, passwordAt: minutesAgo(1), factorAt: minutesAgo(20), policies }
  const proof = (hasSecondFactor: boolean) => proofOf({ ...session, person: { hasSecondFactor } })
  expect(proof(true)).toEqual({ by: 'factor', at: minutesAgo(20), validMinutes: 15 })
  expect(proof(false)).toEqual({ by: 'password', at: minutesAgo(1), validMinutes: 15 })
  const fresh = { ...session, factorAt: null, person: { hasSecondFactor: true } }
  expect(proofOf(fresh).at, 'the password does not stand in for a factor that was not shown').toBeNull()
  const replaced = { ...session, replacedAt: now, person: { hasSecondFactor: true } }
  expect(proofOf(replaced).at, 'an id that was replaced when it was shown').toBeNull()
})

test.each([
  [0, null],
  [15, null],
  [15.001, 15],
  [16, 16],
  [24.9, 24],
  // The clock of another process may be a little ahead.
  [-1, null],
  [-1.001, 0],
  [-60, 0],
  [null, null],
])('shown %s minutes ago: asks as after %s', (minutes, asked) => {
  const needed = stepUpNeeded(shown(minutes), now)
  if (asked === null && minutes !== null) expect(needed).toBeNull()
  else expect(needed).toEqual({ by: 'password', minutesAgo: asked, validMinutes: 15 })
})

test('the policy decides how long a proof counts', () => {
  const within = (validMinutes: number) =>
    stepUpNeeded(personWith({ by: 'factor', at: minutesAgo(30), validMinutes }), now)
  expect(within(29)).toEqual({ by: 'factor', minutesAgo: 30, validMinutes: 29 })
  expect(within(30)).toBeNull()
})

test('only people are asked', () => {
  const others: Principal[] = [
    { ...origin, kind: 'stranger' },
    {
      ...origin,
      kind: 'half',
      needs: 'set_up',
      id: 'ada',
      name: 'Ada',
      email: 'ada@example.com',
      sessionId: 's1',
    },
    { ...origin, kind: 'program', credentialId: 'c1', name: 'Terraform', permissions: new Set() },
    itself,
  ]
  for (const other of others) expect(stepUpNeeded(other, now), other.kind).toBeNull()
})
