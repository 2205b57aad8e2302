import type { IncomingMessage } from 'node:http'
import type { Leak } from '@/lib/domain/leak'
import type { Use } from '@/lib/domain/usage'
import type { Clock } from '@/lib/ports/clock'
import type { FailureThrottle } from '@/lib/ports/failure-throttle'
import type { Redemption } from '@/lib/ports/redemptions'
import type { SigningKey } from '@/lib/ports/signing-keys'
import type { AccessTokens } from './access-tokens'
import type { Directory } from './directory'
import type { OAuthError } from './errors'

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
  throttle: FailureThrottle
  clock: Clock
  sourceAddress(request: IncomingMessage): string
  /** Notes a successful use of a secret. */
  redeemed(redemption: Redemption): void
  /** Counts a use of a known credential, allowed or not. */
  used(use: Use, at: Date): void
  /** Tells the administrators that a right secret came from a forbidden address. */
  leaked(leak: Leak): void
  /** Notes why a request was refused. */
  refused(error: OAuthError): void
  /** Notes that a request could not be answered, because the database does not answer or has too much to do. */
  unavailable(error: unknown): void
  /** Notes a bug: a request that failed for no reason of ours. */
  failed(error: unknown): void
}
