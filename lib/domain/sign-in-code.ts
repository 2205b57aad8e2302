const prefix = 'Throttled-'

/** How the sign-in service, which tells the form nothing but a code, says that it has to wait. */
export function throttledCode(seconds: number): string {
  return prefix + seconds
}

/** The seconds of such a code; null of any other. */
export function readThrottledCode(code: string | null | undefined): number | null {
  const seconds = code?.startsWith(prefix) ? Number(code.slice(prefix.length)) : NaN
  return Number.isInteger(seconds) && seconds > 0 ? seconds : null
}
