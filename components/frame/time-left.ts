/** How long the session of this browser lasts if the person does nothing more. */
export interface TimeLeft {
  /** 0 if it has ended. */
  seconds: number
  /** Whether a request would put the end off. */
  canStay: boolean
}

/** Asks the server. Null if it cannot be reached. */
export async function askTimeLeft(): Promise<TimeLeft | null> {
  try {
    const response = await fetch('/session-end', { cache: 'no-store' })
    return response.ok ? ((await response.json()) as TimeLeft) : null
  } catch {
    return null
  }
}

/** Seconds before the end at which the person is warned. */
export const warnedBefore = 120

/** The longest time between two looks, in seconds: an hour, because browsers stop long timers when a computer sleeps. */
const longestPause = 3600

/** Seconds until the next look. While the person is warned, the minutes that are left change. Null once it has ended. */
export function untilNextLook(left: TimeLeft | null): number | null {
  if (!left) return 30
  if (left.seconds === 0) return null
  if (left.seconds > warnedBefore) return Math.min(left.seconds - warnedBefore, longestPause)
  return left.seconds % 60 || 60
}
