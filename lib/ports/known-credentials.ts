import type { KnownCredential } from '@/lib/domain/known-credential'

/** Reads credentials that the directory does not have in memory. */
export interface KnownCredentials {
  /** A live API client by its client ID. */
  byClientId(clientId: string): Promise<KnownCredential | null>
  /** A live service API key by the keyed hash of one of its live secrets. */
  byKeyHash(hash: Buffer): Promise<KnownCredential | null>
  /** Whether a token was revoked. For a credential with too many revoked tokens to hold. */
  isRevoked(tokenId: string): Promise<boolean>
}
