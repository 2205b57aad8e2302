import type { KeyObject } from 'node:crypto'

/** A key that signs access tokens (ES256). */
export interface SigningKey {
  id: string
  /** In the form of the JWKS. */
  publicJwk: Record<string, unknown>
  privateKey: KeyObject
}
