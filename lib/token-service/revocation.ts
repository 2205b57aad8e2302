import { LRUCache } from 'lru-cache'
import { ok } from '@/lib/domain/failure'
import type { ChangeFeed } from '@/lib/ports/change-feed'
import type { RevokedToken, StoreRevokedTokens } from '@/lib/ports/revoked-tokens'
import { LookUps } from './look-ups'
import { Waiting, WaitingOfEach } from './waiting'

const mostUnderWay = 100
/** So that one client cannot take the places of all others. */
const mostOfOneCredential = 10
const mostRemembered = 10_000

/**
 * Revokes a token. When the promise resolves, no process accepts the token.
 *
 * Storing it takes 1.5 s at most, from the wait for a turn to the answer to COMMIT, because machines get an answer within two
 * seconds. Only the wait for other processes may take longer. Requests for one token share a revocation that is under way. Once
 * no process accepts a token, none ever does again, so that this process need not announce it a second time.
 * @throws DirectoryUnavailable if too many are under way, or the database does not answer in time; then the token may be
 *   revoked nevertheless
 */
export function revocationIn(
  tokens: StoreRevokedTokens,
  feed: Pick<ChangeFeed, 'subscribe'>,
  isOutage: (error: unknown) => boolean,
) {
  const requests = new Waiting(mostUnderWay)
  const ofEach = new WaitingOfEach(mostOfOneCredential)
  const turns = new LookUps(mostUnderWay, isOutage)
  const underWay = new Map<string, Promise<void>>()
  const settled = new LRUCache<string, true>({ max: mostRemembered })
  // What was lost with the connection may be the server: its successor need not have all that it stored.
  feed.subscribe({ changed: () => {}, missed: () => settled.clear() })

  async function store(token: RevokedToken): Promise<void> {
    await tokens.together((transaction) =>
      turns.run(() =>
        transaction(async (open) => {
          await open.add(token)
          return ok(undefined)
        }),
      ),
    )
    settled.set(token.id, true)
  }

  function begin(token: RevokedToken): Promise<void> {
    const revoked = store(token).finally(() => underWay.delete(token.id))
    underWay.set(token.id, revoked)
    return revoked
  }

  return async (token: RevokedToken): Promise<void> => {
    if (settled.has(token.id)) return
    await ofEach.during(token.credentialId, () =>
      requests.during(() => underWay.get(token.id) ?? begin(token)),
    )
  }
}
