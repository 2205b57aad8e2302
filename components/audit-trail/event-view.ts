/** The fields of an event that the browser receives, in the words of the screen. */
export interface EventView {
  sequence: string
  /** ISO 8601. */
  time: string
  actor: string
  action: string
  /** The target of the action; null if the action says it already. */
  target: string | null
  /** What changed, a line for each field: "Permissions: added Devices write". */
  changes: string[]
  sourceAddress: string
  outcome: 'done' | 'refused'
}

/** An event as its drawer shows it. */
export interface OpenEventView extends EventView {
  /** Each field that differs, before and after. */
  differences: { label: string; before: string; after: string }[]
  /** What else was recorded. */
  facts: { label: string; value: string; href: string | null; isGone: boolean }[]
  /** The addresses of the target and the actor; null if they no longer exist, or cannot be seen. */
  targetHref: string | null
  actorHref: string | null
  /** Whether the target is a credential or person that no longer exists. */
  isTargetGone: boolean
  isActorGone: boolean
  /** The events of the actor; null without one. */
  actorEventsHref: string | null
  /** The events of the credential that is the target; null for other targets. */
  targetEventsHref: string | null
  /** In hexadecimal. */
  hash: string
  previousHash: string
  /** The event before it; null for the first, and if the person may not see it. */
  previousHref: string | null
}
