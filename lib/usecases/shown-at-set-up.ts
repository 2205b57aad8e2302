import type { HalfSignedIn, Person } from '@/lib/domain/principal'
import type { Factor } from '@/lib/domain/second-factor'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'
import { stillKnown } from './known-browser'

interface SetUp {
  actor: Person | HalfSignedIn
  store: TransactionStore
  mint: Mint
  now: Date
}

/**
 * A second factor that was set up in a session counts as shown in it, and the session gets a new id. The person's other sessions
 * end, because none of them has shown it.
 */
export async function shownAtSetUp(factor: Factor, { actor, store, mint, now }: SetUp) {
  const device = await stillKnown(store, actor)
  const sessions = await store.sessions.endAll(actor.id, now, actor.sessionId)
  const sessionId = mint.sessionId()
  await store.sessions.factorShown(actor.sessionId, { factor, nextId: sessionId, now })
  return { sessions, sessionId, device }
}
