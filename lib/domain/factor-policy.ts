import type { Role } from './role'
import { day } from './time'

export const factorRequirements = ['nobody', 'cloud_administrators', 'everyone'] as const
export type FactorRequirement = (typeof factorRequirements)[number]

/** Who must have a second factor, as administrators decide. */
export interface FactorPolicies {
  secondFactorFor: FactorRequirement
  /** Days in which people set it up after it became required for them. */
  secondFactorGraceDays: number
  /** Since when it is required of cloud administrators, and of the other roles. ISO 8601; null if it is not. */
  administratorFactorSince: string | null
  otherFactorSince: string | null
}

/** Not required at first: the first administrator decides it once they have one themselves. */
export const defaultFactorPolicies: FactorPolicies = {
  secondFactorFor: 'nobody',
  secondFactorGraceDays: 7,
  administratorFactorSince: null,
  otherFactorSince: null,
}

/** The bounds of the grace time, in days. With 0, people set it up with their next request. */
export const graceBounds = { least: 0, most: 90 } as const

/** Whether a second factor is required of a role. */
function isRequiredOf(role: Role, { secondFactorFor }: Pick<FactorPolicies, 'secondFactorFor'>): boolean {
  return (
    secondFactorFor === 'everyone' ||
    (secondFactorFor === 'cloud_administrators' && role === 'cloud_administrator')
  )
}

/** The policies with the moments since when it is required. Those of whom it was required before keep theirs. */
export function withSince<P extends FactorPolicies>(before: P, after: P, now: Date): P {
  const since = (role: Role, was: string | null) =>
    isRequiredOf(role, after) ? ((isRequiredOf(role, before) ? was : null) ?? now.toISOString()) : null
  return {
    ...after,
    administratorFactorSince: since('cloud_administrator', before.administratorFactorSince),
    otherFactorSince: since('auditor', before.otherFactorSince),
  }
}

/** Whether policies require a second factor of somebody of whom it was not required before. */
export function requiresMore(before: FactorPolicies, after: FactorPolicies): boolean {
  return (['cloud_administrator', 'auditor'] as const).some(
    (role) => isRequiredOf(role, after) && !isRequiredOf(role, before),
  )
}

interface Subject {
  role: Role
  createdAt: Date
  hasSecondFactor: boolean
}

/** Whether a person must keep their last second factor: without it another one would be due, now or after the grace time. */
export function mustKeepSecondFactor(
  person: Omit<Subject, 'hasSecondFactor'>,
  policies: FactorPolicies,
): boolean {
  return secondFactorDue({ ...person, hasSecondFactor: false }, policies) !== null
}

/**
 * The moment from which a person without a second factor can do nothing but set one up. Null if they have one, or none is
 * required of them. A policy without a moment, which nothing here stores, gives no grace.
 */
export function secondFactorDue(person: Subject, policies: FactorPolicies): Date | null {
  if (person.hasSecondFactor || !isRequiredOf(person.role, policies)) return null
  const { administratorFactorSince, otherFactorSince, secondFactorGraceDays } = policies
  const since = person.role === 'cloud_administrator' ? administratorFactorSince : otherFactorSince
  if (since === null) return new Date(0)
  const from = Math.max(new Date(since).getTime(), person.createdAt.getTime())
  return new Date(from + secondFactorGraceDays * day)
}
