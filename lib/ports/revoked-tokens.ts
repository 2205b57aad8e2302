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

/** Removes revoked tokens that have expired. */
export interface KeepRevokedTokens {
  /** Removes some that expired before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
