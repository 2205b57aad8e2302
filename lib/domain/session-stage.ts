import { secondFactorDue, type FactorPolicies } from './factor-policy'
import type { Role } from './role'
import { minute } from './time'

/** Someone half signed in must show the second factor within this time. Milliseconds. */
export const longestHalf = 10 * minute

/**
 * So many sessions of a person may be begun within that time without being completed. Each is an event in the trail, and whoever
 * knows the password makes no failed attempt.
 */
export const mostHalfSessions = 10

/** So many attempts at the second factor end a session that is half signed in. */
export const mostFactorAttempts = 10

/** Who must set up a second factor has so long for it after the password. Milliseconds. */
const longestEnrolment = 30 * minute

/**
 * What a session opens. `half`: showing the second factor. `set_up`: setting one up, because it is required and due.
 * `complete`: what the person's role allows.
 */
export type Stage = 'half' | 'set_up' | 'complete'

interface Staged {
  createdAt: Date
  completedAt: Date | null
  passwordAt: Date | null
  factorAttempts: number
  person: { role: Role; createdAt: Date; hasSecondFactor: boolean }
  policies: FactorPolicies
}

/** The stage of a live session. Null if it opens nothing: what is left to show or to set up took too long. */
export function stageOf(session: Staged, now: Date): Stage | null {
  const within = (span: number, since: Date | null) =>
    since !== null && now.getTime() - since.getTime() < span
  if (!session.completedAt) {
    if (session.factorAttempts >= mostFactorAttempts) return null
    return within(longestHalf, session.createdAt) ? 'half' : null
  }
  const due = secondFactorDue(session.person, session.policies)
  if (due === null || now < due) return 'complete'
  return within(longestEnrolment, session.passwordAt) ? 'set_up' : null
}
