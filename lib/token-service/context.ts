import type { IncomingMessage } from 'node:http'
import type { AccessTokenClaims } from '@/lib/domain/access-token'
import type { Leak } from '@/lib/domain/leak'
import type { MachineRefusal } from '@/lib/domain/machine-refusal'
import type { Use } from '@/lib/domain/usage'
import type { Clock } from '@/lib/ports/clock'
import type { ReceivedReport } from '@/lib/ports/leak-reports'
import type { SecretUse } from '@/lib/ports/redemptions'
import type { RevokedToken } from '@/lib/ports/revoked-tokens'
import type { SigningKey } from '@/lib/ports/signing-keys'
import type { Throttle } from '@/lib/ports/throttle'
import type { AccessTokens } from './access-tokens'
import type { Directory } from './directory'

/** What the endpoints need. */
export interface TokenService {
  issuer: string
  audience: string
  /** The longest lifetime of a token, in seconds. */
  lifetime: number
  signingKeys: readonly SigningKey[]
  tokens: AccessTokens
  directory: Directory
  secretHashKey: Buffer
  /** Counts failures of clients. */
  throttle: Throttle
  /** Counts reports of leaks by source address. */
  reportThrottle: Throttle
  clock: Clock
  sourceAddress(request: IncomingMessage): string
  /** The trusted proxy that told the source address; null if it is that of the connection. */
  tellingProxy(request: IncomingMessage): string | null
  /** A new, unguessable reference of a refusal. */
  newReference(): string
  /** Revokes a token. When the promise resolves, no process accepts it. */
  revoke(token: RevokedToken): Promise<void>
  /** Records a successful use of a secret. */
  secretUsed(use: SecretUse): void
  /**
   * Records that a token passed, as a use of its secret. Called for every verification, so it gets what is there already.
   * @param from null if an API asked about the token, because then the caller is unknown
   */
  tokenUsed(token: Pick<AccessTokenClaims, 'sub' | 'kt_secret'>, from: string | null, at: Date): void
  /** Counts a use of a known credential, allowed or not. */
  used(use: Use, at: Date): void
  /** Alerts the administrators that a correct secret was used from a forbidden address. */
  leaked(leak: Leak): void
  /** Takes a report of leaked secrets, to be handled later. False if too many are waiting. */
  reported(report: ReceivedReport): boolean
  /** Keeps what was decided about a refused request. Only `refuse` calls it. */
  refused(refusal: MachineRefusal): void
  /** Records that a request could not be answered, because the database is unreachable or overloaded. */
  unavailable(error: unknown): void
  /** Records a bug: a request that failed unexpectedly, with the reference in its answer. */
  failed(error: unknown, reference: string): void
}
