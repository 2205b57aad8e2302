import { ok } from '@/lib/domain/failure'
import type { RevokedToken } from '@/lib/ports/revoked-tokens'
import type { Store } from '@/lib/ports/store'
import { DirectoryUnavailable } from './look-ups'

/** Milliseconds that storing may take: machines get an answer within two seconds. */
const patience = 1_500

/**
 * Revokes a token. When the promise resolves, no process accepts the token.
 * @throws DirectoryUnavailable if the database does not answer in time; the token may be revoked nevertheless
 */
export function revocationIn(store: Pick<Store, 'transaction'>) {
  return (token: RevokedToken): Promise<void> =>
    new Promise((resolve, reject) => {
      const unavailable = (cause?: unknown) =>
        reject(new DirectoryUnavailable('a token cannot be revoked', { cause }))
      const timer = setTimeout(unavailable, patience).unref()
      const stored = store.transaction(async (transaction) => {
        await transaction.store.revokedTokens.add(token)
        // From here on only the commit can fail, and other processes may take longer to confirm it.
        clearTimeout(timer)
        return ok(undefined)
      })
      stored.finally(() => clearTimeout(timer)).then(() => resolve(), unavailable)
    })
}
