/** The non-human account that owns service API keys. */
export interface ServiceUser {
  id: string
  /** Unique among those not deleted, without regard to case. */
  name: string
  description: string
  /** The person answerable for it. */
  owner: { id: string; name: string } | null
  createdAt: Date
  /** Keys not deleted, expired ones included. */
  keys: number
}

/** So many keys a service user has at most (X3); expired ones count, deleted ones do not. */
export const mostKeys = 10
