import type { PlainSecret } from '@/lib/domain/secret'

/** Reads one-time links for their page. */
export interface ReadSignInLinks {
  find(token: string): Promise<StoredLink | null>
}

/** Changes one-time links within a transaction. */
export interface ChangeSignInLinks {
  /** Sets the person's only link; an earlier one no longer works. */
  put(link: { userId: string; token: PlainSecret; createdAt: Date; expiresAt: Date }): Promise<void>
  /** Returns the link and removes it, so that only one of two simultaneous uses succeeds. */
  take(token: string): Promise<StoredLink | null>
  remove(userId: string): Promise<void>
}

export interface StoredLink {
  expiresAt: Date
  person: {
    id: string
    name: string
    email: string
    timeZone: string
    hasPassword: boolean
    disabledAt: Date | null
  }
}
