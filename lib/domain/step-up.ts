import type { Principal, Proof } from './principal'
import type { OwnFactors } from './second-factor'
import { minute } from './time'

/** How long a proof counts before people have to confirm again, as administrators decide. */
export interface StepUpPolicies {
  stepUpMinutes: number
}

export const defaultStepUpPolicies: StepUpPolicies = { stepUpMinutes: 15 }

/** The bounds of this policy. */
export const stepUpBounds = { least: 5, most: 60 } as const

/** How far the clock of another process may be ahead of this one. A proof of later than that does not count. */
const clockDifference = minute

interface ProvenSession {
  /** When the id that the request came with was replaced; null if it is the present one. */
  replacedAt: Date | null
  passwordAt: Date | null
  factorAt: Date | null
  person: { factors: OwnFactors }
  policies: StepUpPolicies
}

/**
 * What proves who holds a session: the second factor if the person has one, otherwise the password. Whoever comes with an id that was
 * replaced may have stolen it, and has proven nothing.
 */
export function proofOf({ replacedAt, passwordAt, factorAt, person, policies }: ProvenSession): Proof {
  const { factors } = person
  const by = provenBy(factors)
  const at = by === 'factor' ? factorAt : passwordAt
  return { by, at: replacedAt === null ? at : null, validMinutes: policies.stepUpMinutes, factors }
}

/** What proves a person who has these factors. */
export function provenBy({ app, passkeys }: OwnFactors): Proof['by'] {
  return app || passkeys ? 'factor' : 'password'
}

/** What a person has to show before a change, and why. */
export interface StepUp {
  by: Proof['by']
  /** Whole minutes since they showed it last; null if they never did in this session. */
  minutesAgo: number | null
  /** Within how many minutes the change needs it. */
  validMinutes: number
  factors: OwnFactors
}

/** What a principal must show first; null if nothing. Only people can, so nobody else is asked. */
export function stepUpNeeded(actor: Principal, now: Date): StepUp | null {
  if (actor.kind !== 'person') return null
  const { at, validMinutes } = actor.proof
  const age = at === null ? Infinity : now.getTime() - at.getTime()
  return age >= -clockDifference && age <= validMinutes * minute ? null : stepUpOf(actor.proof, now)
}

/** The question to a person with this proof. */
export function stepUpOf({ by, at, validMinutes, factors }: Proof, now: Date): StepUp {
  const minutesAgo = at && Math.max(0, Math.floor((now.getTime() - at.getTime()) / minute))
  return { by, minutesAgo, validMinutes, factors }
}
