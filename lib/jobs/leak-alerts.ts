import { LRUCache } from 'lru-cache'
import { hourOf, leakBody, leakKey, leakTitle, type Leak } from '@/lib/domain/leak'
import { alertMessage } from '@/lib/mail/alert-message'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'
import { openRecurring } from './recurring'
import { second } from '@/lib/domain/time'

/** So many addresses of one credential are told of in an hour: whoever has its secret and many addresses floods nobody. */
export const mostAddresses = 10
/** So many credentials and hours are remembered. */
const mostRemembered = 10_000
/** So many alerts wait while the database does not answer; further ones are dropped. */
const mostWaiting = 1_000

/** Tells every cloud administrator of one leak; gives how many had not been told. */
export async function sendAlert(
  { store, publicUrl, mintId }: NoticeContext,
  leak: Leak,
  now: Date,
): Promise<number> {
  const credential = await store.credential(leak.credentialId)
  if (!credential) return 0
  let sent = 0
  for (const { id: userId, email, timeZone } of await store.administrators()) {
    const notice = {
      id: mintId(),
      userId,
      kind: 'forbidden_address' as const,
      key: leakKey(leak),
      title: leakTitle(credential.name),
      body: leakBody(leak),
      items: [{ kind: credential.kind, id: credential.id, name: credential.name, expiresAt: null }],
      inConsole: true,
      createdAt: now,
    }
    const message = alertMessage(leak, credential, { timeZone, publicUrl })
    if (await store.keep(withMessage(notice, email, message, publicUrl))) sent++
  }
  return sent
}

/**
 * Gathers leaks off the path of the request and tells of them within a second, each credential, address and hour once. All
 * that it holds is bounded.
 */
export function openLeakAlerts(
  context: NoticeContext,
  { clock, told, failed }: { clock: () => Date; told: () => void; failed: (error: unknown) => void },
) {
  /** The addresses seen, by credential and hour. */
  const seen = new LRUCache<string, Set<string>>({ max: mostRemembered })
  const waiting: Leak[] = []

  async function sendWaiting(): Promise<void> {
    let sent = 0
    for (let leak = waiting[0]; leak; leak = waiting[0]) {
      sent += await sendAlert(context, leak, clock())
      // Not before it is kept: what fails is tried again.
      waiting.shift()
    }
    if (sent > 0) told()
  }

  const sending = openRecurring(sendWaiting, second, failed)

  return {
    start: sending.start,
    /** What is added before the start waits for it. */
    add(leak: Leak): void {
      const key = `${leak.credentialId} ${hourOf(leak.at)}`
      const addresses = seen.get(key) ?? new Set<string>()
      if (addresses.has(leak.from) || addresses.size >= mostAddresses || waiting.length >= mostWaiting) return
      addresses.add(leak.from)
      seen.set(key, addresses)
      waiting.push(leak)
    },
    /** What has been gathered is told before. */
    async close(): Promise<void> {
      await sending.close()
      await sendWaiting().catch(failed)
    },
  }
}
