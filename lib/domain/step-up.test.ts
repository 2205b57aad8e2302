import { expect, test } from 'vitest'
import { itself, type Person, type Principal } from './principal'
import type { OwnFactors } from './second-factor'
import { proofOf, stepUpNeeded } from './step-up'

const now = new Date('2026-11-22T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000)
const none = { app: false, passkeys: false }
const app = { app: true, passkeys: false }
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
  singleKeys: true,
  sessionId: 's1',
  proof,
})
const shown = (minutes: number | null) =>
  personWith({
    by: 'password',
    at: minutes === null ? null : minutesAgo(minutes),
    validMinutes: 15,
    factors: none,
  })

test('the second factor is what proves a person who has one; the password proves the others', () => {
  const session = { replacedAt: null, passwordAt: minutesAgo(1), factorAt: minutesAgo(20), policies }
  const proof = (factors: OwnFactors) => proofOf({ ...session, person: { factors } })
  const passkeys = { app: false, passkeys: true }
  for (const factors of [app, passkeys])
    expect(proof(factors)).toEqual({ by: 'factor', at: minutesAgo(20), validMinutes: 15, factors })
  expect(proof(none)).toEqual({ by: 'password', at: minutesAgo(1), validMinutes: 15, factors: none })
  const fresh = { ...session, factorAt: null, person: { factors: app } }
  expect(proofOf(fresh).at, 'the password does not stand in for a factor that was not shown').toBeNull()
  const replaced = { ...session, replacedAt: now, person: { factors: app } }
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
  else expect(needed).toEqual({ by: 'password', minutesAgo: asked, validMinutes: 15, factors: none })
})

test('the policy decides how long a proof counts', () => {
  const within = (validMinutes: number) =>
    stepUpNeeded(personWith({ by: 'factor', at: minutesAgo(30), validMinutes, factors: app }), now)
  expect(within(29)).toEqual({ by: 'factor', minutesAgo: 30, validMinutes: 29, factors: app })
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
