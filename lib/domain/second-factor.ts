import { Secret, TOTP } from 'otpauth'
import { readReference } from './refusal-reference'
import type { PlainSecret } from './secret'
import { minute } from './time'

/** The kinds of second factor that a session can have shown. */
export type Factor = 'code' | 'recovery_code' | 'passkey'

/** Which second factors a person has, beside recovery codes. */
export interface OwnFactors {
  app: boolean
  passkeys: boolean
}

/** How many recovery codes a person gets at a time. */
export const recoveryCodesGiven = 10

/** A set-up that was begun must be confirmed within this time. Milliseconds. */
const longestSetUp = 30 * minute

/** Whether a set-up that was begun at a moment, or never, can still be confirmed. */
export function isSetUpOpen(begunAt: Date | null, now: Date): boolean {
  return begunAt !== null && now.getTime() - begunAt.getTime() <= longestSetUp
}

/** Seconds. Authenticator apps expect this value. */
const period = 30

/** How many steps the clock of the app may be ahead or behind. */
const drift = 1

/** A code as a person typed it, with or without blanks and hyphens. Null if it has the form of no code. */
export function readCode(typed: string): { factor: 'code' | 'recovery_code'; code: string } | null {
  const digits = typed.replaceAll(/[\s-]/g, '')
  if (/^\d{6}$/.test(digits)) return { factor: 'code', code: digits }
  const reference = readReference(typed)
  return reference?.length === recoveryCodeLength ? { factor: 'recovery_code', code: reference } : null
}

/** With its hyphens. */
const recoveryCodeLength = 14

/** The time step of a code of an authenticator app; null if the code belongs to none that counts now (RFC 6238). */
export function stepOfCode(key: PlainSecret, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const secret = Secret.fromBase32(key.reveal())
  const delta = TOTP.validate({ token: code, secret, period, timestamp, window: drift })
  return delta === null ? null : TOTP.counter({ period, timestamp }) + delta
}

/** The address that an authenticator app reads from the QR code. */
export function authenticatorUri(key: PlainSecret, email: string, publicUrl: string): string {
  const issuer = `Keyturn ${new URL(publicUrl).hostname}`
  return new TOTP({ issuer, label: email, secret: Secret.fromBase32(key.reveal()), period }).toString()
}
