/** An event as the browser gets it, in the words of the screen. */
export interface EventView {
  sequence: string
  /** ISO 8601. */
  time: string
  actor: string
  action: string
  /** What it was done to; null: to who did it. */
  target: string | null
  sourceAddress: string
  outcome: 'done' | 'refused'
}
