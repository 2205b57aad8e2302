import type { Role } from './role'
import { day, hour, minute, second } from './time'

/** When sessions end, as administrators decide. */
export interface SessionPolicies {
  /** Minutes without a request after which a cloud administrator is signed out. */
  administratorIdleMinutes: number
  /** Hours after which they are signed out in any case. */
  administratorSessionHours: number
  /** The same for the other roles. */
  idleMinutes: number
  sessionHours: number
}

/** Cloud administrators hold every credential, so their sessions end sooner (ASVS 5.0, 7.3). */
export const defaultSessionPolicies: SessionPolicies = {
  administratorIdleMinutes: 30,
  administratorSessionHours: 12,
  idleMinutes: 12 * 60,
  sessionHours: 7 * 24,
}

/** The bounds of these policies. */
export const sessionBounds = {
  idleMinutes: { least: 5, most: 24 * 60 },
  sessionHours: { least: 1, most: 30 * 24 },
} as const

/** The longest session that a policy can allow. */
export const longestSession = sessionBounds.sessionHours.most * hour

/** How old the stored time of the last request may be, so that not every request writes. */
const touchInterval = minute

/** How long a session is kept after its last request. Each person's last session is kept for ever. */
export const sessionsKept = 90 * day

/** For how long an id that was replaced is honoured, so that what other tabs have under way is not lost. Milliseconds. */
const replacedHonoured = 30 * second

interface Session {
  /** Since when the id that was sent is replaced. Null or absent if it is the present one. */
  replacedAt?: Date | null
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  person: { role: Role; disabledAt: Date | null }
  /** As they are now, so that a stricter policy ends sessions that exist already. */
  policies: SessionPolicies
}

/** The policies that contradict each other, by field; empty if none do. */
export function sessionProblems(policies: SessionPolicies): Partial<Record<keyof SessionPolicies, string>> {
  const message = 'This is longer than the whole session.'
  return {
    ...(policies.administratorIdleMinutes > policies.administratorSessionHours * 60 && {
      administratorIdleMinutes: message,
    }),
    ...(policies.idleMinutes > policies.sessionHours * 60 && { idleMinutes: message }),
  }
}

/** When a session ends if nothing more is requested, and whether a request can put that off. */
export function sessionEnd({ createdAt, lastSeenAt, person, policies }: Session): {
  at: Date
  canStay: boolean
} {
  const [idleMinutes, hours] =
    person.role === 'cloud_administrator'
      ? [policies.administratorIdleMinutes, policies.administratorSessionHours]
      : [policies.idleMinutes, policies.sessionHours]
  const idleEnd = lastSeenAt.getTime() + idleMinutes * minute
  const lastEnd = createdAt.getTime() + hours * hour
  return { at: new Date(Math.min(idleEnd, lastEnd)), canStay: idleEnd < lastEnd }
}

/** Whether a session is still valid. A disabled person loses theirs with the next request. */
export function isSessionLive(session: Session, now: Date): boolean {
  if (session.endedAt || session.person.disabledAt) return false
  const sinceReplaced = session.replacedAt ? now.getTime() - session.replacedAt.getTime() : 0
  if (Math.abs(sinceReplaced) > replacedHonoured) return false
  return now < sessionEnd(session).at
}

/** Whether it is time to store that the session is in use. */
export function isTouchDue(session: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= touchInterval
}
