/** Counts failures by key. Counts are per process, in bounded memory. */
export interface FailureThrottle {
  /** Counts a failure. Returns the seconds to wait if there were too many, or 0. */
  fail(key: string): Promise<number>
}
