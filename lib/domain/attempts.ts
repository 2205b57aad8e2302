import { minute } from './time'

/** How fast attempts may follow each other. */
export interface Pace {
  /** How many need no wait. */
  free: number
  /** After this time one attempt less counts. Milliseconds. */
  fade: number
  /** Seconds. After this long another attempt is allowed, however many have failed. */
  longestPause: number
}

/** Checking a password takes long by itself, so one attempt a minute is never too many. */
export const passwordPace = (free: number): Pace => ({ free, fade: minute, longestPause: 60 })

/** A code has six digits, so a day has less than a hundred attempts. */
export const factorPace: Pace = { free: 5, fade: 20 * minute, longestPause: 20 * 60 }

/** How many attempts have failed or are in progress, minus those that have faded since, and when the next may begin. */
export interface Attempts {
  level: number
  /** Milliseconds since 1970, as `opensAt`. */
  at: number
  opensAt: number
}

export const noAttempts: Attempts = { level: 0, at: 0, opensAt: 0 }

/** How many still count at a moment. */
export function levelAt({ level, at }: Attempts, { fade }: Pick<Pace, 'fade'>, now: number): number {
  return Math.max(0, level - Math.max(0, now - at) / fade)
}

/** Seconds that the next attempt has to wait. Some are free; then each pause is twice as long as the one before. */
function pauseAfter(level: number, { free, longestPause }: Pace): number {
  const past = Math.ceil(level) - free
  return past < 0 ? 0 : Math.min(longestPause, 2 ** Math.min(past, 30))
}

/** Adds an attempt that begins now. */
export function withAttempt(attempts: Attempts, pace: Pace, now: number): Attempts {
  const level = levelAt(attempts, pace, now) + 1
  return { level, at: now, opensAt: now + pauseAfter(level, pace) * 1000 }
}

/** Seconds until the next may begin, or 0. */
export function waitOf({ at, opensAt }: Attempts, now: number): number {
  // If the clock was set back, the time since is unknown, so the count stays.
  return now < at ? 0 : Math.max(0, Math.ceil((opensAt - now) / 1000))
}
