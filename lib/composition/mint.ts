import { randomBytes, randomFillSync, randomUUID } from 'node:crypto'
import { Secret } from 'otpauth'
import { referenceBytes, referenceOf } from '@/lib/domain/refusal-reference'
import {
  newClientSecret,
  newLinkToken,
  newServiceApiKey,
  PlainSecret,
  randomBase62,
} from '@/lib/domain/secret'
import type { Mint } from '@/lib/ports/mint'

const pool = Buffer.alloc(4096)
let used = pool.length

/** Random bytes, each returned once. Asking the system for a few at a time would take longer than the rest of a refusal. */
function randomPool(count: number): Uint8Array {
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += count
  return pool.subarray(used - count, used)
}

/** Creates everything that is random. */
export const mint: Mint = {
  id: randomUUID,
  sessionId: () => randomBytes(32).toString('base64url'),
  clientId: () => `kt_${randomBase62(24)}`,
  clientSecret: newClientSecret,
  serviceApiKey: newServiceApiKey,
  linkToken: newLinkToken,
  authenticatorKey: () => new PlainSecret(new Secret({ size: 20 }).base32),
  recoveryCode: () => new PlainSecret(referenceOf(randomPool(referenceBytes))),
  reference: () => referenceOf(randomPool(referenceBytes)),
}
