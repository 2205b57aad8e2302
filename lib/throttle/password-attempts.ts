import { fail, ok, type Result } from '@/lib/domain/failure'
import { attemptCounter } from './attempt-counter'

/** Wrong passwords for one account before the next must wait, because people mistype. */
const freeOfAccount = 5
/** The same for one source and all accounts, because a whole office may share an address. */
const freeOfSource = 20

/** Limits how often passwords are guessed, per account and per source. */
export function passwordAttempts(clock: () => Date) {
  const byAccount = attemptCounter({ free: freeOfAccount, clock })
  const bySource = attemptCounter({ free: freeOfSource, clock })
  return {
    begin({ account, source }: { account: string; source?: string }): Result<{
      succeeded(): void
      notMade(): void
    }> {
      const wait = Math.max(byAccount.wait(account), source === undefined ? 0 : bySource.wait(source))
      if (wait > 0) return fail({ kind: 'throttled', retryAfter: wait })
      const counted = [byAccount.count(account), ...(source === undefined ? [] : [bySource.count(source)])]
      const notMade = () => {
        for (const takeBack of counted) takeBack()
      }
      return ok({
        succeeded() {
          notMade()
          byAccount.clear(account)
        },
        notMade,
      })
    },

    forgive: byAccount.clear,

    /** Seconds until an attempt from a source may begin, or 0. */
    waitOf: bySource.wait,
  }
}
