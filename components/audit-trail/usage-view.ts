/** The fields of a row of usage that the browser receives. */
export interface UsageView {
  /** The cursor of the page that follows this row. */
  cursor: string
  credentialName: string
  clientId: string | null
  /** The details of the credential; null if it is deleted. */
  credentialHref: string | null
  /** The beginning of its hour, or of its day in UTC; ISO 8601. */
  period: string
  length: 'hour' | 'day'
  /** The required scope, in the words of the screen. */
  scope: string
  sourceAddress: string
  outcome: string
  /** Whose authority, in words. */
  authority: string
  count: number
  /** ISO 8601. */
  firstAt: string
  lastAt: string
}
