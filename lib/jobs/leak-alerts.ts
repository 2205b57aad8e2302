import { LRUCache } from 'lru-cache'
import { hourOf, leakBody, leakKey, leakTitle, type Leak } from '@/lib/domain/leak'
import { alertMessage } from '@/lib/mail/alert-message'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'
import { openRecurring } from './recurring'
import { second } from '@/lib/domain/time'

/**
 * How many addresses of one credential cause alerts in an hour. The limit prevents a flood from someone with many addresses.
 */
export const mostAddresses = 10
/** How many pairs of credential and hour are remembered. */
const mostRemembered = 10_000
/** How many alerts wait while the database does not answer. Further ones are dropped. */
const mostWaiting = 1_000

/** Alerts every cloud administrator of one leak. Returns how many had not been alerted yet. */
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
 * Gathers leaks outside the path of the request, and sends alerts within a second, one per credential, address and hour. Its
 * memory is limited.
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
      // Removed only after it has been stored, so that a failure is retried.
      waiting.shift()
    }
    if (sent > 0) told()
  }

  const sending = openRecurring(sendWaiting, second, failed)

  return {
    start: sending.start,
    /** Leaks that are added before the start wait for it. */
    add(leak: Leak): void {
      const key = `${leak.credentialId} ${hourOf(leak.at)}`
      const addresses = seen.get(key) ?? new Set<string>()
      if (addresses.has(leak.from) || addresses.size >= mostAddresses || waiting.length >= mostWaiting) return
      addresses.add(leak.from)
      seen.set(key, addresses)
      waiting.push(leak)
    },
    /** Sends all gathered alerts first. */
    async close(): Promise<void> {
      await sending.close()
      await sendWaiting().catch(failed)
    },
  }
}
