import type { MailTransport } from '@/lib/mail/smtp'
import { sendDigests } from './expiry-digest'
import { openLeakAlerts } from './leak-alerts'
import type { KeepMail } from '@/lib/ports/mail'
import { sendDueMail } from './mail-sender'
import type { NoticeContext } from './notice-store'
import { tellOfRetiring } from './retiring-notices'
import { openRecurring } from './recurring'
import { day, minute, second } from '@/lib/domain/time'

/** How long notices and their messages are kept. */
const kept = 180 * day

interface Notices {
  context: NoticeContext
  outbox: KeepMail
  /** Removes notices created before a moment. */
  remove(before: Date): Promise<void>
  /** Null if no mail server is configured: then messages wait. */
  transport: MailTransport | null
  clock: () => Date
  /** Called with what failed; the result is called with the error. The work is retried. */
  failed(what: string): (error: unknown) => void
}

/** All jobs that notify people: the daily digest, retiring secrets, leak alerts, and the mail for all of them. */
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
    // Also without a mail server: what waits too long is not sent any more, and must not stay.
    await outbox.eraseExpired(now)
    await remove(new Date(now.getTime() - kept))
    if ((await sendDigests(context, now)) > 0) mail?.soon()
  }
  const digests = openRecurring(tellOfExpiry, 10 * minute, failed('expiry digests could not be sent'))
  const retiring = openRecurring(
    async () => {
      if ((await tellOfRetiring(context, clock())) > 0) mail?.soon()
    },
    minute,
    failed('notices of retiring secrets could not be sent'),
  )
  const alerts = openLeakAlerts(context, {
    clock,
    told: () => mail?.soon(),
    failed: failed('a leak alert could not be sent'),
  })

  return {
    start(): void {
      digests.start()
      retiring.start()
      alerts.start()
      mail?.start()
    },
    leaked: alerts.add,
    /** Sends what was queued elsewhere. */
    mailSoon: () => mail?.soon(),
    async close(): Promise<void> {
      closed = true
      await digests.close()
      await retiring.close()
      await alerts.close()
      await mail?.close()
      transport?.close()
    },
  }
}
