/** Counts events by key, such as failures. Counts are per process, in bounded memory. */
export interface Throttle {
  /** Counts an event. Returns the seconds to wait if there were too many, or 0. */
  count(key: string): Promise<number>
}
