import { deviceLifetime } from './device'
import { hour, minute, second } from './time'

/** How fast attempts may follow each other. */
export interface Pace {
  /** How many need no wait. */
  free: number
  /** By how much each pause is longer than the one before. The first is a second. */
  growth: number
  /** After this time one attempt less counts. Milliseconds. */
  fade: number
  /** Seconds. After this long another attempt is allowed, however many have failed. */
  longestPause: number
}

/**
 * For what belongs to one person. A day has at most 33 attempts in each of three counts: at their password, at the second step, and
 * while they are signed in. So at most a hundred can fail.
 */
export const personPace: Pace = { free: 4, growth: 4, fade: hour, longestPause: 3600 }

/** For one source and all accounts: a whole office may share an address. */
export const sourcePace: Pace = { free: 20, growth: 2, fade: minute, longestPause: 60 }

/** For one browser that is known: its failures do not fade, and after ten it is not known any more. */
export const devicePace: Pace = { free: 4, growth: 4, fade: Infinity, longestPause: 60 }

/** How many attempts have failed or are in progress, minus those that have faded since, and when the next may begin. */
export interface Attempts {
  level: number
  /** When the last one began. Milliseconds since 1970, as the other moments. */
  at: number
  opensAt: number
  /** Since when a clock is known that is far behind `at`, by that clock. Null if there is none. */
  behindSince: number | null
}

export const noAttempts: Attempts = { level: 0, at: 0, opensAt: 0, behindSince: null }

/** The clocks of processes may differ by this much. Milliseconds. */
const tolerance = minute

/** Seconds that the next attempt has to wait. */
function pauseAfter(level: number, { free, growth, longestPause }: Pace): number {
  const past = Math.ceil(level) - free
  return past < 0 ? 0 : Math.min(longestPause, growth ** Math.min(past, 30))
}

/**
 * The attempts as a clock sees them. If it is far behind the last attempt, one of the two clocks is wrong. Then the longest
 * pause must pass by this clock: a wait that ends, but that skips no pause.
 */
function seenBy(attempts: Attempts, { longestPause }: Pace, now: number): Attempts {
  const { level, at, opensAt, behindSince } = attempts
  if (opensAt <= at || now >= at - tolerance) return attempts
  const since = behindSince !== null && behindSince <= now ? behindSince : now
  const until = since + longestPause * second
  return now < until
    ? { ...attempts, behindSince: since }
    : { level, at: now, opensAt: now, behindSince: null }
}

function waitOf({ at, opensAt, behindSince }: Attempts, { longestPause }: Pace, now: number): number {
  if (opensAt <= at) return 0
  const until = behindSince === null ? Infinity : behindSince + longestPause * second
  // Only a clock that is still far behind by then need not wait for the other one.
  const opens = now < at - tolerance && until < at - tolerance ? until : opensAt
  return Math.max(0, Math.ceil((opens - now) / second))
}

/**
 * Adds an attempt that begins now, unless it has to wait: then the seconds, and the count without it. Two attempts must not be
 * added to the same count: `now` is read once it is locked.
 */
export function reserve(attempts: Attempts, pace: Pace, now: number): { wait: number; after: Attempts } {
  const seen = seenBy(attempts, pace, now)
  const wait = waitOf(seen, pace, now)
  if (wait > 0) return { wait, after: seen }
  // Time never goes back: what is not sure to have passed fades nothing.
  const at = Math.max(now, seen.at)
  const level = Math.max(0, seen.level - (at - seen.at) / pace.fade) + 1
  return { wait: 0, after: { level, at, opensAt: at + pauseAfter(level, pace) * second, behindSince: null } }
}

/** What is needed to take an attempt back: when it began, the pause after it, and since when it could have begun. */
export interface Reservation {
  at: number
  opensAt: number
  openedAt: number
}

/**
 * Takes an attempt back that has not failed. The count and the pause are then as if it had not been made, and no better:
 * otherwise each success of a person would give whoever guesses further attempts. An attempt that has begun since keeps its pause.
 */
export function takenBack(present: Attempts, { at, opensAt, openedAt }: Reservation): Attempts {
  const isLast = present.at === at && present.opensAt === opensAt
  return { ...present, level: Math.max(0, present.level - 1), ...(isLast && { opensAt: openedAt }) }
}

/** When nothing of the attempts counts any more. What does not fade is kept as long as a browser may be known. */
export function fadedAt({ level, at }: Attempts, { fade }: Pace): number {
  return at + (fade === Infinity ? deviceLifetime : level * fade)
}
