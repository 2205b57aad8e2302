import { randomBytes, randomUUID } from 'node:crypto'
import { referenceBytes, referenceOf } from '@/lib/domain/refusal-reference'
import { newClientSecret, newLinkToken, newServiceApiKey, randomBase62 } from '@/lib/domain/secret'
import type { Mint } from '@/lib/ports/mint'

/** Creates everything that is random. */
export const mint: Mint = {
  id: randomUUID,
  clientId: () => `kt_${randomBase62(24)}`,
  clientSecret: newClientSecret,
  serviceApiKey: newServiceApiKey,
  linkToken: newLinkToken,
  reference: () => referenceOf(randomBytes(referenceBytes)),
}
