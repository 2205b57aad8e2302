/** An event as the browser gets it, in the words of the screen. */
export interface EventView {
  sequence: string
  /** ISO 8601. */
  time: string
  actor: string
  action: string
  target: string
  sourceAddress: string
  outcome: 'done' | 'refused'
}
