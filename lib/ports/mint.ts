import type { PlainSecret } from '@/lib/domain/secret'

/** Creates ids and secrets that must be unguessable. */
export interface Mint {
  id(): string
  clientId(): string
  clientSecret(): PlainSecret
  serviceApiKey(): PlainSecret
  linkToken(): PlainSecret
  /** By which a refusal can be looked up. */
  reference(): string
}
