/** Seconds: however often somebody has failed, they may try again after so long. */
const longestPause = 60

/**
 * How long the next attempt has to wait after so many that failed or are under way, in seconds. The first ones are free;
 * from then on the pause is twice as long each time.
 */
export function pauseAfter(attempts: number, free: number): number {
  if (attempts < free) return 0
  return Math.min(longestPause, 2 ** Math.min(attempts - free, 30))
}

/**
 * Without an attempt for so long, a count is forgotten. Milliseconds. Long enough that waiting for it buys fewer free
 * attempts than the pauses would have let through.
 */
export const attemptsForgotten = 30 * 60 * 1000
