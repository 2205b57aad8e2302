/** A successful use of a secret: a token was issued for it, or it passed as a service API key. */
export interface Redemption {
  credentialId: string
  secretId: string
  at: Date
  /** The source address. */
  from: string
}

/** Stores when and from which address secrets were last used. */
export interface Redemptions {
  /** Only the latest use of each secret. An older one never overwrites a newer one. */
  write(redemptions: readonly Redemption[]): Promise<void>
}
