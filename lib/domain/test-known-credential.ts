import type { KnownSecret, TokenHolder } from './known-credential'
import { compileNetworks } from './network-restriction'

/** An active credential that may be used from anywhere and may do nothing, with what a test is about. */
export const knownCredential = (changes: Partial<TokenHolder> = {}): TokenHolder => ({
  id: 'credential',
  expiresAt: null,
  disabledAt: null,
  tokenEpoch: 1,
  grantedApis: [],
  products: [],
  scope: [],
  roles: [],
  restriction: compileNetworks([]),
  secrets: [],
  revokedTokens: new Set(),
  ...changes,
})

/** A secret whose hash is its ID. */
export const knownSecret = (id: string, retiresAt: Date | null = null): KnownSecret => ({
  id,
  hint: id.slice(-4),
  hash: Buffer.from(id),
  retiresAt,
})
