import { createHash } from 'node:crypto'
import type { PasskeyProblem, RelyingParty } from '@/lib/domain/passkey'

/** What a browser says that an authenticator signed for. */
export interface ClientData {
  challenge: string
  origin: string
  /** Whether the page was inside a page of another site. */
  crossOrigin: boolean
}

/** Reads the client data of an answer; null if it is none. It is not verified yet. */
export function readClientData(encoded: string): ClientData | null {
  try {
    const read = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, unknown>
    const { challenge, origin, crossOrigin } = read
    if (typeof challenge !== 'string' || typeof origin !== 'string') return null
    return { challenge, origin, crossOrigin: Boolean(crossOrigin) }
  } catch {
    return null
  }
}

/** Whether the browser showed our own page, not inside a page of another site. */
export function isOurPage({ origin, crossOrigin }: ClientData, party: RelyingParty): boolean {
  return origin === party.origin && !crossOrigin
}

const hashBytes = 32
/** User verification (WebAuthn, section 6.1). */
const verifiedFlag = 0x04

/** Why an answer was refused, as far as one can tell: for the message only. */
export function problemOf(authenticatorData: Uint8Array, party: RelyingParty): PasskeyProblem {
  const expected = createHash('sha256').update(party.id).digest()
  const flags = authenticatorData[hashBytes]
  if (flags === undefined) return 'unreadable'
  if (!expected.equals(authenticatorData.subarray(0, hashBytes))) return 'other_site'
  return (flags & verifiedFlag) === 0 ? 'not_verified' : 'forged'
}
