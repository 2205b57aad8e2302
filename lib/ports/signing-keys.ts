import type { KeyObject } from 'node:crypto'

/** A key that signs access tokens (ES256). */
export interface SigningKey {
  id: string
  /** As the JWKS shows it. */
  publicJwk: Record<string, unknown>
  privateKey: KeyObject
}
