/** A successful use of a secret, or of a token that was issued for it. */
export interface SecretUse {
  credentialId: string
  secretId: string
  at: Date
  /** The source address; null if an API asked about a token or key, because then the caller is unknown. */
  from: string | null
  /**
   * Whether its credential was redeemed: a token was issued for the secret, or it passed as a service API key. Otherwise a
   * token passed, or the secret only proved who was asking about a token, or revoking one.
   */
  redeems: boolean
}

/** Stores when and from which address secrets were last used, and their credentials last redeemed. */
export interface Redemptions {
  /** Only the latest of each. An older one never overwrites a newer one. */
  write(uses: readonly SecretUse[]): Promise<void>
}
