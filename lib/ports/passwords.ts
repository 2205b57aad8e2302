import type { Result } from '@/lib/domain/failure'

/**
 * People's passwords, hashed off the main thread, one at a time. `turn` says whose work it is: those who have work take
 * turns, and too much of one is throttled.
 */
export interface Passwords {
  hash(password: string, turn: string): Promise<Result<string>>
  /** Compares against a dummy when there is no hash, so that an unknown person takes as long as a known one. */
  matches(password: string, hash: string | null, turn: string): Promise<Result<boolean>>
}

/** Limits guesses of passwords. In memory, bounded, one process. */
export interface PasswordAttempts {
  /** Counts an attempt before it is made; fails with the seconds to wait. */
  begin(keys: AttemptKeys): Result<PasswordAttempt>
  /** Forgets those of an account that failed. */
  forgive(account: string): void
}

/** By what attempts are counted. */
export interface AttemptKeys {
  account: string
  /** Where a stranger comes from. */
  source?: string
}

/** An attempt under way. It counts as failed unless something else is said of it. */
export interface PasswordAttempt {
  /** The password was right: those of the account that failed before are forgotten. */
  succeeded(): void
  /** The password was not looked at. */
  notMade(): void
}
