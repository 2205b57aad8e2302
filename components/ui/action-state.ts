/** What a server action answers. */
export type ActionState<T> = { ok: true; value: T } | ActionFailure

export interface ActionFailure {
  ok: false
  /** What to say at the form as a whole; null when the fields say it all. */
  message: string | null
  /** What to say at which field. */
  fields: Record<string, string>
  /** Makes what is on the screen worthless: somebody else changed it, or it is gone. */
  stale?: boolean
  /** Something already there that the message is about. */
  existing?: { id: string; name: string }
}
