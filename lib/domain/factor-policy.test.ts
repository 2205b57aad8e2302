import { describe, expect, test } from 'vitest'
import {
  defaultFactorPolicies,
  requiresMore,
  secondFactorDue,
  withSince,
  type FactorRequirement,
} from './factor-policy'
import type { Role } from './role'

const [monday, friday, later] = ['2026-11-23', '2026-11-27', '2026-12-24'].map(
  (date) => new Date(`${date}T12:00:00Z`),
) as [Date, Date, Date]
const policy = (secondFactorFor: FactorRequirement, graceDays = 7) => ({
  ...defaultFactorPolicies,
  secondFactorFor,
  secondFactorGraceDays: graceDays,
})
const person = (role: Role, createdAt = new Date(0), hasSecondFactor = false) => ({
  role,
  createdAt,
  hasSecondFactor,
})

describe('a required second factor', () => {
  const forAdministrators = withSince(policy('nobody'), policy('cloud_administrators'), monday)
  const forAll = withSince(forAdministrators, policy('everyone'), friday)

  test('is due a grace time after it became required of that role, and not again when it becomes required of more', () => {
    const due = new Date('2026-11-30T12:00:00Z')
    expect(secondFactorDue(person('cloud_administrator'), forAdministrators)).toEqual(due)
    expect(secondFactorDue(person('auditor'), forAdministrators)).toBeNull()
    expect(secondFactorDue(person('cloud_administrator'), forAll)).toEqual(due)
    expect(secondFactorDue(person('auditor'), forAll)).toEqual(new Date('2026-12-04T12:00:00Z'))
    expect(secondFactorDue(person('product_administrator'), forAll)).toEqual(new Date('2026-12-04T12:00:00Z'))
  })

  test('gives a new person the same time, and nobody who has one any', () => {
    expect(secondFactorDue(person('auditor', later), forAll)).toEqual(new Date('2026-12-31T12:00:00Z'))
    expect(secondFactorDue(person('auditor', later, true), forAll)).toBeNull()
    expect(secondFactorDue(person('auditor', later), { ...forAll, secondFactorGraceDays: 0 })).toEqual(later)
  })

  test('begins again after it was not required', () => {
    const none = withSince(forAll, policy('nobody'), friday)
    expect(none).toMatchObject({ administratorFactorSince: null, otherFactorSince: null })
    expect(withSince(none, policy('everyone'), later).administratorFactorSince).toBe(later.toISOString())
  })

  test('without a moment since when, gives no grace', () => {
    expect(secondFactorDue(person('auditor'), policy('everyone'))).toEqual(new Date(0))
  })
})

test.each<[FactorRequirement, FactorRequirement, boolean]>([
  ['nobody', 'cloud_administrators', true],
  ['nobody', 'everyone', true],
  ['cloud_administrators', 'everyone', true],
  ['everyone', 'cloud_administrators', false],
  ['everyone', 'nobody', false],
  ['everyone', 'everyone', false],
])('from %s to %s requires more: %s', (before, after, more) => {
  expect(requiresMore(policy(before), policy(after))).toBe(more)
})
