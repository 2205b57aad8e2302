import type { MailTransport } from '@/lib/mail/smtp'
import { sendDigests } from './expiry-digest'
import { openLeakAlerts } from './leak-alerts'
import type { KeepMail } from '@/lib/ports/mail'
import { sendDueMail } from './mail-sender'
import type { NoticeContext } from './notice-store'
import { openRecurring } from './recurring'
import { day, minute, second } from '@/lib/domain/time'

/** Notices and their messages are kept for so long. */
const kept = 180 * day

interface Notices {
  context: NoticeContext
  outbox: KeepMail
  /** Removes notices given before a moment. */
  remove(before: Date): Promise<void>
  /** Null: messages wait. */
  transport: MailTransport | null
  clock: () => Date
  /** Told what could not be done, and why; it is tried again. */
  failed(what: string): (error: unknown) => void
}

/** Everything that tells people something by itself: the daily digest, alerts, and the mail that both write. */
export function openNotices({ context, outbox, remove, transport, clock, failed }: Notices) {
  let closed = false
  const mail =
    transport &&
    openRecurring(
      () => sendDueMail({ outbox, transport, clock, isClosed: () => closed }),
      10 * second,
      failed('mail could not be sent'),
    )

  async function tellOfExpiry(): Promise<void> {
    const now = clock()
    await remove(new Date(now.getTime() - kept))
    if ((await sendDigests(context, now)) > 0) mail?.soon()
  }
  const digests = openRecurring(tellOfExpiry, 10 * minute, failed('notices of expiry could not be given'))
  const alerts = openLeakAlerts(context, {
    clock,
    told: () => mail?.soon(),
    failed: failed('an alert could not be given'),
  })

  return {
    start(): void {
      digests.start()
      alerts.start()
      mail?.start()
    },
    leaked: alerts.add,
    async close(): Promise<void> {
      closed = true
      await digests.close()
      await alerts.close()
      await mail?.close()
      transport?.close()
    },
  }
}
