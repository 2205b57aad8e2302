import type { Result } from '@/lib/domain/failure'
import type { NewPassword } from '@/lib/domain/password'
import type { Turn } from '@/lib/domain/source'

/**
 * Hashes people's passwords off the main thread, one at a time. `turn` names the caller: callers take turns, those we know with
 * strangers, and one with too much work is throttled.
 */
export interface Passwords {
  /** Refuses a common password. */
  hash(password: NewPassword, turn: Turn): Promise<Result<string>>
  /** Without a hash it compares against a dummy, so that an unknown person takes as long as a known one. */
  matches(password: string, hash: string | null, turn: Turn): Promise<Result<boolean>>
}
