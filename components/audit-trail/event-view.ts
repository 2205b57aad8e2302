/** The fields of an event that the browser receives, in the words of the screen. */
export interface EventView {
  sequence: string
  /** ISO 8601. */
  time: string
  actor: string
  action: string
  /** The target of the action; null if the actor is the target. */
  target: string | null
  sourceAddress: string
  outcome: 'done' | 'refused'
}
