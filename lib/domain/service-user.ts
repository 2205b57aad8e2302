/** The account of a machine, which holds service API keys. */
export interface ServiceUser {
  id: string
  /** Unique among service users that are not deleted, regardless of case. */
  name: string
  description: string
  /** The person responsible for it. */
  owner: { id: string; name: string } | null
  createdAt: Date
  /** Keys that are not deleted, including expired ones. */
  keys: number
}

/** The maximum number of keys per service user (X3), including expired but not deleted ones. */
export const mostKeys = 10
