import { day, hour, minute } from './time'

/** A session ends after this long without a request. */
const longestIdle = 12 * hour

/** A session ends after this long in any case. */
export const longestSession = 7 * day

/** How old the stored time of the last request may be, so that not every request writes. */
const touchInterval = minute

/** How long a session is kept after its last request. Each person's last session is kept for ever. */
export const sessionsKept = 90 * day

interface Session {
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  person: { disabledAt: Date | null }
}

/** Whether a session is still valid. A disabled person loses theirs with the next request. */
export function isSessionLive(session: Session, now: Date): boolean {
  if (session.endedAt || session.person.disabledAt) return false
  if (now.getTime() - session.createdAt.getTime() >= longestSession) return false
  return now.getTime() - session.lastSeenAt.getTime() < longestIdle
}

/** Whether it is time to store that the session is in use. */
export function isTouchDue(session: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= touchInterval
}
