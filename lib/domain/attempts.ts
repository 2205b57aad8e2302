import { minute } from './time'

/** Seconds. After this long another attempt is allowed, however many have failed. */
const longestPause = 60

/** How many attempts have failed or are in progress, minus one for each minute since, and when the next may begin. */
export interface Attempts {
  level: number
  /** Milliseconds since 1970, as `opensAt`. */
  at: number
  opensAt: number
}

export const noAttempts: Attempts = { level: 0, at: 0, opensAt: 0 }

/** How many still count at a moment. */
export function levelAt({ level, at }: Attempts, now: number): number {
  return Math.max(0, level - Math.max(0, now - at) / minute)
}

/** Seconds that the next attempt has to wait. Some are free; then each pause is twice as long as the one before. */
function pauseAfter(level: number, free: number): number {
  const past = Math.ceil(level) - free
  return past < 0 ? 0 : Math.min(longestPause, 2 ** Math.min(past, 30))
}

/** Adds an attempt that begins now. */
export function withAttempt(attempts: Attempts, free: number, now: number): Attempts {
  const level = levelAt(attempts, now) + 1
  return { level, at: now, opensAt: now + pauseAfter(level, free) * 1000 }
}

/** Seconds until the next may begin, or 0. */
export function waitOf({ at, opensAt }: Attempts, now: number): number {
  // If the clock was set back, the time since is unknown, so the count stays.
  return now < at ? 0 : Math.max(0, Math.ceil((opensAt - now) / 1000))
}
