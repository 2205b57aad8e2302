import type { PlainSecret } from '@/lib/domain/secret'

/** Creates ids and secrets that must be unguessable. */
export interface Mint {
  id(): string
  /** 256 bits, in base64url. */
  sessionId(): string
  clientId(): string
  clientSecret(): PlainSecret
  serviceApiKey(): PlainSecret
  linkToken(): PlainSecret
  /** The key of an authenticator app: 160 bits in base 32. */
  authenticatorKey(): PlainSecret
  recoveryCode(): PlainSecret
  /** By which a refusal can be looked up. */
  reference(): string
}
