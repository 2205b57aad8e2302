const prefix = 'Throttled-'

/** The code for a wait. The sign-in service can pass nothing else to the form. */
export function throttledCode(seconds: number): string {
  return prefix + seconds
}

/** The seconds in such a code; null for any other text. */
export function readThrottledCode(code: string | null | undefined): number | null {
  const seconds = code?.startsWith(prefix) ? Number(code.slice(prefix.length)) : NaN
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null
}
