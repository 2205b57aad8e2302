import type { PlainSecret } from '@/lib/domain/secret'

/** Makes what must be unguessable. */
export interface Mint {
  id(): string
  clientId(): string
  clientSecret(): PlainSecret
  serviceApiKey(): PlainSecret
  linkToken(): PlainSecret
}
