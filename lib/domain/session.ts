import { day, hour, minute } from './time'

/** Without a request for so long, a session has ended. */
const longestIdle = 12 * hour

/** A session ends after so long, whatever happens. */
export const longestSession = 7 * day

/** How stale the note of the last request may be, so that not every request writes. */
const touchInterval = minute

/** Sessions are kept for so long after their last request, and of each person the last one for ever. */
export const sessionsKept = 90 * day

interface Session {
  createdAt: Date
  lastSeenAt: Date
  endedAt: Date | null
  person: { disabledAt: Date | null }
}

/** Whether a session still stands for its person. One who has been disabled loses it with the next request. */
export function isSessionLive(session: Session, now: Date): boolean {
  if (session.endedAt || session.person.disabledAt) return false
  if (now.getTime() - session.createdAt.getTime() >= longestSession) return false
  return now.getTime() - session.lastSeenAt.getTime() < longestIdle
}

/** Whether it is time to note that the session is in use. */
export function isTouchDue(session: { lastSeenAt: Date }, now: Date): boolean {
  return now.getTime() - session.lastSeenAt.getTime() >= touchInterval
}
