import { ok } from '@/lib/domain/failure'
import type { RevokedToken } from '@/lib/ports/revoked-tokens'
import type { Store } from '@/lib/ports/store'
import { DirectoryUnavailable } from './look-ups'
import { Waiting } from './waiting'

/** Milliseconds that storing may take: machines get an answer within two seconds. */
const patience = 1_500

/** How many are stored at a time, including those whose caller no longer waits. */
const mostUnderWay = 100

/**
 * Revokes a token. When the promise resolves, no process accepts the token.
 * @throws DirectoryUnavailable if too many are under way, or the database does not answer in time; then the token may be
 *   revoked nevertheless
 */
export function revocationIn(store: Pick<Store, 'transaction'>) {
  const underWay = new Waiting(mostUnderWay)
  return (token: RevokedToken): Promise<void> =>
    new Promise((resolve, reject) => {
      const unavailable = (cause?: unknown) =>
        reject(new DirectoryUnavailable('a token cannot be revoked', { cause }))
      const timer = setTimeout(unavailable, patience).unref()
      const stored = underWay.during(() =>
        store.transaction(async (transaction) => {
          await transaction.store.revokedTokens.add(token)
          // From here on only the commit can fail, and other processes may take longer to confirm it.
          clearTimeout(timer)
          return ok(undefined)
        }),
      )
      stored.finally(() => clearTimeout(timer)).then(() => resolve(), unavailable)
    })
}
