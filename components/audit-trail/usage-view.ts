/** A row of usage as the browser gets it. */
export interface UsageView {
  /** Where the page after this row begins. */
  cursor: string
  credentialName: string
  clientId: string | null
  /** The required scope, in the words of the screen. */
  scope: string
  sourceAddress: string
  outcome: string
  roles: string[]
  count: number
  /** ISO 8601. */
  firstAt: string
  lastAt: string
}
