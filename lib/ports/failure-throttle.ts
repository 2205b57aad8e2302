/** Counts failures by key. In memory, bounded, one process. */
export interface FailureThrottle {
  /** Counts a failure. Gives the seconds to wait when it was one too many, or 0. */
  fail(key: string): Promise<number>
}
