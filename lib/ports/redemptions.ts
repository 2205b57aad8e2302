/** A successful use of a secret: a token was issued for it, or it passed as a service API key. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  /** The source address. */
  from: string
}

/** Keeps when and from where secrets were last used. */
export interface Redemptions {
  /** Of each secret the latest. An older moment never overwrites a newer one. */
  write(redemptions: readonly Redemption[]): Promise<void>
}
