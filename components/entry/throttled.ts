/** What somebody reads who has to wait before they try again. */
export function tooManyAttempts(seconds: number): string {
  if (seconds === 1) return 'Too many attempts. Try again in 1 second.'
  return `Too many attempts. Try again in ${seconds < 60 ? `${seconds} seconds` : '1 minute'}.`
}

const prefix = 'Throttled-'

/** How next-auth, which tells the form nothing but a code, says that it has to wait. */
export function throttledCode(seconds: number): string {
  return prefix + seconds
}

/** The seconds of such a code; null of any other. */
export function readThrottledCode(code: string | null | undefined): number | null {
  const seconds = code?.startsWith(prefix) ? Number(code.slice(prefix.length)) : NaN
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null
}
