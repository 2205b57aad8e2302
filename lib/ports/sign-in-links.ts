import type { PlainSecret } from '@/lib/domain/secret'

/** One-time links as the page behind them reads them. */
export interface ReadSignInLinks {
  find(token: string): Promise<StoredLink | null>
}

/** One-time links as a transaction changes them. */
export interface ChangeSignInLinks {
  /** The person's one link; an earlier one no longer works. */
  put(link: { userId: string; token: PlainSecret; createdAt: Date; expiresAt: Date }): Promise<void>
  /** Gives the link and removes it, so that of two who use it at the same moment one gets it. */
  take(token: string): Promise<StoredLink | null>
  remove(userId: string): Promise<void>
}

export interface StoredLink {
  expiresAt: Date
  person: { id: string; name: string; email: string; hasPassword: boolean; disabledAt: Date | null }
}
