/** The answer of a server action. */
export type ActionState<T> = { ok: true; value: T } | ActionFailure

export interface ActionFailure {
  ok: false
  /** The error of the form as a whole; null if only fields have errors. */
  message: string | null
  /** Errors by field. */
  fields: Record<string, string>
  /** The screen is out of date: someone else changed or deleted what it shows. */
  stale?: boolean
  /** An existing credential that the message is about. */
  existing?: { id: string; name: string }
}
