import type { OwnFactors } from '@/lib/domain/second-factor'
import type { PlainSecret } from '@/lib/domain/secret'

/** Reads the second factor of a person for their own page. */
export interface ReadFactors {
  /** Null if the person has none. */
  ofPerson(userId: string): Promise<SecondFactors | null>
  /** When the set-up of an app was begun that is not confirmed yet. */
  setUpBegun(userId: string): Promise<Date | null>
}

export interface SecondFactors {
  /** When the authenticator app was set up; null if there is none. */
  since: Date | null
  passkeys: number
  /** How many are left. */
  recoveryCodes: number
}

/** Changes the second factor of a person within a transaction. The person must be locked. */
export interface ChangeFactors {
  /** Whether the person has a second factor: an authenticator app or a passkey. */
  exists(userId: string): Promise<boolean>
  hasApp(userId: string): Promise<boolean>
  /** Which of them they have. */
  kinds(userId: string): Promise<OwnFactors>
  /** Stores the key of an app that is not confirmed yet. It replaces another such key. */
  begin(userId: string, key: PlainSecret, now: Date): Promise<void>
  /** The key that is not confirmed yet. */
  unconfirmed(userId: string): Promise<{ key: PlainSecret; createdAt: Date } | null>
  /** From now on the person has the app. Codes up to the step of the first one no longer count. */
  confirm(userId: string, step: number, now: Date): Promise<void>
  /** The key of the app that the person has. */
  key(userId: string): Promise<PlainSecret | null>
  /** Stores the step of an accepted code. False if a code of this step or a later one was accepted before. */
  raiseStep(userId: string, step: number): Promise<boolean>
  /** Replaces all recovery codes. */
  putRecoveryCodes(userId: string, codes: PlainSecret[]): Promise<void>
  /** Removes a recovery code, and returns how many are left. Null if there is no such code, or it was used before. */
  useRecoveryCode(userId: string, code: string): Promise<number | null>
  removeApp(userId: string): Promise<void>
  /** Removes the app, all passkeys and the recovery codes. Returns whether there was an app or a passkey. */
  remove(userId: string): Promise<boolean>
}
