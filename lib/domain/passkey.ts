import { minute } from './time'

/** How many passkeys a person can have. */
export const mostPasskeys = 10

/** A challenge must be answered within this time. Milliseconds. */
export const challengeLifetime = 5 * minute

/** What an answer to a challenge is for. It opens nothing else. */
export type PasskeyPurpose = 'add' | 'second_step' | 'sign_in' | 'step_up'

/** A passkey as its person sees it. */
export interface Passkey {
  id: string
  name: string
  createdAt: Date
  /** Null if it was never used since it was added. */
  lastUsedAt: Date | null
}

/** Why the answer of a browser was not accepted. */
export type PasskeyProblem =
  /** It is not an answer that this server could have asked for. */
  | 'unreadable'
  /** The challenge is too old, was answered before, or belongs to another session or purpose. */
  | 'expired'
  /** It was made for another host or page. */
  | 'other_site'
  /** No such passkey exists, or it belongs to somebody else. */
  | 'unknown'
  /** The device did not verify who used it, by a PIN, a fingerprint or a face. */
  | 'not_verified'
  /** The signature is wrong. */
  | 'forged'

/** For whom passkeys are made: browsers use them only there (WebAuthn, "relying party"). */
export interface RelyingParty {
  /** The host name. */
  id: string
  /** Where pages come from, as browsers write it. */
  origin: string
}

/** The relying party at an address; null if its host is an IP address, for which no browser makes passkeys. */
export function relyingPartyOf(publicUrl: string): RelyingParty | null {
  const { hostname, origin } = new URL(publicUrl)
  // URL writes every IPv4 address with dots and IPv6 in brackets. The last label of a name has a letter.
  const isAddress = hostname.startsWith('[') || /(^|\.)\d+$/.test(hostname)
  return isAddress ? null : { id: hostname, origin }
}

/** What an authenticator stores to find the person again. It tells nothing about them. */
export function userHandleOf(userId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(userId)
}

/** Whether a counter moves on, as it must. Authenticators without one always say 0. */
export function movesOn(stored: number, shown: number): boolean {
  return shown > stored || (shown === 0 && stored === 0)
}
