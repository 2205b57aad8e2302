import type { Result } from '@/lib/domain/failure'

/** A token that its client has revoked. */
export interface RevokedToken {
  /** The ID in the token (`jti`). */
  id: string
  credentialId: string
  /** When the token expires. Nobody needs to know of it any more then. */
  expiresAt: Date
}

/** Stores revoked tokens within a transaction. */
export interface ChangeRevokedTokens {
  /** Revoking a token again changes nothing. */
  add(token: RevokedToken): Promise<void>
}

type Transact = <T>(work: (tokens: ChangeRevokedTokens) => Promise<Result<T>>) => Promise<Result<T>>

/** Stores revoked tokens over the connections of machines. */
export interface StoreRevokedTokens {
  /** Transactions, which end with their commits. Returns when no process accepts the tokens. */
  together<T>(work: (transaction: Transact) => Promise<T>): Promise<T>
}

/** Removes revoked tokens that have expired. */
export interface KeepRevokedTokens {
  /** Removes some that expired before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
