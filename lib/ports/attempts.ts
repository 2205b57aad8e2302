import type { Reservation } from '@/lib/domain/attempts'
import type { Device } from '@/lib/domain/device'
import type { Result } from '@/lib/domain/failure'

/** What is guessed, and by whom. */
export type Guess =
  /** The password of an e-mail address, which may belong to nobody, by a stranger. */
  | { of: 'password'; email: string; source: string; device: Device | null }
  /**
   * A secret of a person by somebody who is half signed in and wants to complete a session, or who is signed in. The two are
   * counted apart, so that a session that somebody left open cannot be used to lock its person out.
   */
  | { of: 'person'; userId: string; halfSession: string | null; device: Device | null }

/** An attempt that was counted: it has failed unless it is taken back. */
export interface Attempt {
  /** Whether it came from a browser that its person has used before. Then it was counted for that browser alone. */
  isFromKnownDevice: boolean
  counts: readonly CountedAttempt[]
}

/** One count in which an attempt was counted. */
export interface CountedAttempt extends Reservation {
  kind: string
  key: Uint8Array
}

/** Limits guesses. Counted in the database, so that it holds across processes. */
export interface CountAttempts {
  /**
   * Counts an attempt before it is checked. Fails with the seconds to wait, or because someone half signed in has made too
   * many. An e-mail address that belongs to nobody is counted like any other.
   */
  begin(guess: Guess): Promise<Result<Attempt>>
  /** Takes an attempt back that was right, or was not checked. */
  takeBack(attempt: Attempt): Promise<void>
}

/** The same within a transaction. */
export type ChangeAttempts = Pick<CountAttempts, 'takeBack'>

/** Removes attempts that count no more. */
export interface KeepAttempts {
  /** Removes some that have faded before a moment. Returns how many. */
  remove(before: Date): Promise<number>
}
