import { soonDays } from '@/lib/domain/credential-list'
import { digestDay, digestKey, digestLead, digestTitle, dueDigest, lookBack } from '@/lib/domain/digest'
import { digestMessage } from '@/lib/mail/digest-message'
import { withMessage } from './compose-mail'
import type { DigestRecipient } from '@/lib/ports/notices'
import type { NoticeContext } from './notice-store'
import { day } from '@/lib/domain/time'

/**
 * Sends the digests that are due now to every subscribed person, and returns how many. Nobody gets two for one day, even
 * with several processes, repeated runs after a crash, or a clock that jumps: the second one is not stored.
 */
export async function sendDigests(context: NoticeContext, now: Date): Promise<number> {
  const hour = await context.store.digestHour()
  const failures: unknown[] = []
  let sent = 0
  for (const recipient of await context.store.digestRecipients()) {
    try {
      if (await sendDigest(context, recipient, { now, hour })) sent++
    } catch (error) {
      // A failure for one person does not affect the others.
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} digests could not be created`)
  return sent
}

async function sendDigest(
  { store, publicUrl, mintId }: NoticeContext,
  recipient: DigestRecipient,
  time: { now: Date; hour: number },
): Promise<boolean> {
  const { id: userId, timeZone, inConsole, byEmail, last } = recipient
  const occasion = { ...time, timeZone, last }
  if (digestDay(occasion) === null) return false
  const { now } = time
  // A date 14 days away ends after more than 14 times 24 hours.
  const until = new Date(now.getTime() + (soonDays + 2) * day)
  const digest = dueDigest(await store.expiring(recipient, lookBack(occasion), until), occasion)
  if (!digest) return false
  const notice = {
    id: mintId(),
    userId,
    kind: 'expiry' as const,
    key: digestKey(digest.day),
    title: digestTitle(digest, timeZone),
    body: digestLead(digest),
    items: [...digest.expired, ...digest.expiring].map(({ kind, id, name, expiresAt }) => ({
      kind,
      id,
      name,
      expiresAt: expiresAt.toISOString(),
    })),
    inConsole,
    createdAt: now,
  }
  const message = byEmail ? digestMessage(digest, { timeZone, publicUrl }) : null
  return store.keep(withMessage(notice, recipient.email, message, publicUrl))
}
