import type { IncomingMessage } from 'node:http'
import type { Leak } from '@/lib/domain/leak'
import type { Use } from '@/lib/domain/usage'
import type { SigningKey } from '@/lib/ports/signing-keys'
import type { AccessTokens } from './access-tokens'
import type { Directory } from './directory'

/** What the endpoints work with. */
export interface TokenService {
  issuer: string
  audience: string
  /** Seconds a token lives at the longest. */
  lifetime: number
  signingKeys: readonly SigningKey[]
  tokens: AccessTokens
  directory: Directory
  secretHashKey: Buffer
  throttle: { fail(key: string): Promise<number> }
  clock(): Date
  sourceAddress(request: IncomingMessage): string
  /** Notes a successful token request. */
  redeemed(redemption: { credentialId: string; secretId: string; at: Date; from: string }): void
  /** Counts a use of a known credential, allowed or not. */
  used(use: Use, at: Date): void
  /** Tells the administrators that a right secret came from a forbidden address. */
  leaked(leak: Leak): void
  /** Notes that a request could not be answered, for the database does not answer or has too much to do. */
  unavailable(error: unknown): void
}
