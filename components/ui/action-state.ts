/** The answer of a server action. */
export type ActionState<T> = Answer<T> | StepUpAsked

/** The answer that a form shows. `useAction` turns that of a server action into one: it asks the person itself. */
export type Answer<T> = { ok: true; value: T } | ActionFailure

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
  /** The person did not confirm that it is them, so nothing was done. */
  isCancelled?: boolean
}

/** The action did nothing yet: the person must confirm first that it is still them. Then the same call succeeds. */
export interface StepUpAsked {
  ok: false
  stepUp: StepUpQuestion
}

export interface StepUpQuestion {
  /** What they confirm it with. */
  by: 'password' | 'factor'
  /** Minutes since they did so last; null if they have not in this session. */
  minutesAgo: number | null
  /** Within how many minutes the action needs it. */
  validMinutes: number
  /** What they have, if it is the second factor. */
  factors: { app: boolean; passkeys: boolean }
}
