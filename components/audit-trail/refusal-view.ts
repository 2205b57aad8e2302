/** The fields of a refused request that the browser receives. */
export interface RefusalView {
  reference: string
  /** ISO 8601. */
  time: string
  /** What was decided, and why. */
  sentence: string
  endpoint: string
  status: number
  /** Null if it is not known whose request it was. */
  credential: { name: string; href: string | null } | null
  /** The client ID of the credential, or the one that was sent. */
  clientId: string | null
  /** The last four characters of the secret, if it matched. */
  secretHint: string | null
  sourceAddress: string
}
