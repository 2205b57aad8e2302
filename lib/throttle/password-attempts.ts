import { fail, ok, type Result } from '@/lib/domain/failure'
import { attemptCounter } from './attempt-counter'

/** So many wrong passwords of one account need not wait: people mistype. */
const freeAttempts = 5

/** Limits how often passwords are guessed. */
export function passwordAttempts(clock: () => Date) {
  const byAccount = attemptCounter({ free: freeAttempts, clock })
  return {
    /** Counts an attempt before it is made; fails while it has to wait. */
    begin(account: string): Result<{ succeeded(): void }> {
      const wait = byAccount.wait(account)
      if (wait > 0) return fail({ kind: 'throttled', retryAfter: wait })
      const takeBack = byAccount.count(account)
      return ok({
        succeeded() {
          takeBack()
          byAccount.clear(account)
        },
      })
    },

    /** Forgets those that failed. */
    forgive: byAccount.clear,
  }
}
