import type { Result } from '@/lib/domain/failure'
import type { NewPassword } from '@/lib/domain/password'

/**
 * Hashes people's passwords off the main thread, one at a time. `turn` names the caller: callers take turns, and one with
 * too much work is throttled.
 */
export interface Passwords {
  /** Refuses a common password. */
  hash(password: NewPassword, turn: string): Promise<Result<string>>
  /** Without a hash it compares against a dummy, so that an unknown person takes as long as a known one. */
  matches(password: string, hash: string | null, turn: string): Promise<Result<boolean>>
}

/** Limits guesses of passwords. Counts are per process, in bounded memory. */
export interface PasswordAttempts {
  /** Counts an attempt before it is made, or fails with the seconds to wait. */
  begin(keys: AttemptKeys): Result<PasswordAttempt>
  /** Forgets the failed attempts of an account. */
  forgive(account: string): void
}

/** The keys by which attempts are counted. */
export interface AttemptKeys {
  account: string
  /** The source of the stranger. */
  source?: string
}

/** An attempt in progress. It counts as failed unless one of these is called. */
export interface PasswordAttempt {
  /** The password was correct: earlier failures of the account are forgotten. */
  succeeded(): void
  /** The password was not checked. */
  notMade(): void
}
