import { afterRefusal, isAboutAddress } from '@/lib/domain/refused-address'
import { reasonOf, RecipientRefused, type MailTransport } from '@/lib/mail/smtp'
import type { KeepMail, LeasedMail } from '@/lib/ports/mail'
import { hour, minute, second } from '@/lib/domain/time'

/**
 * How long one process has a message to itself: longer than any sending takes before it times out. If the process dies,
 * another one takes the message afterwards.
 */
export const leaseTime = 5 * minute

interface Sending {
  outbox: KeepMail
  transport: MailTransport
  clock: () => Date
  /** Whether to stop after the current message. */
  isClosed(): boolean
}

/** Milliseconds until the next attempt: ten seconds after the first, then twice as long each time, up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(hour, 10 * second * 2 ** Math.min(attempts - 1, 20))
}

/**
 * Sends the messages that are due, one after the other, outside any transaction. Returns how many the server accepted. If a
 * process dies after the server accepted a message and before that is recorded, the message is sent again with the same
 * Message-ID.
 */
export async function sendDueMail({ outbox, transport, clock, isClosed }: Sending): Promise<number> {
  let count = 0
  await outbox.removeUndeliverable()
  await outbox.eraseExpired(clock())
  await outbox.giveUpMarked(clock())
  while (!isClosed()) {
    const now = clock()
    const mail = await outbox.lease(now, new Date(now.getTime() + leaseTime))
    if (!mail) break
    const problem = await transport.send(mail).then(
      () => null,
      (error: unknown) => error,
    )
    const after = clock()
    if (problem === null) {
      await outbox.sent(mail, after)
      count++
    } else {
      const isFinal = problem instanceof RecipientRefused && (await noteRefusal(outbox, mail, problem, after))
      const next = new Date(after.getTime() + pauseAfter(mail.attempts))
      await outbox.notSent(mail, reasonOf(problem), isFinal || next >= mail.giveUpAt ? null : next, after)
    }
  }
  return count
}

/**
 * Records that a recipient was refused permanently. Returns whether only this address is refused: then the message is not
 * retried. A server that refuses everyone has a problem of its own, and may accept messages later.
 */
async function noteRefusal(
  outbox: KeepMail,
  mail: LeasedMail,
  { message: reason }: RecipientRefused,
  at: Date,
): Promise<boolean> {
  const { known, others } = await outbox.refusalsBeside(mail)
  const aboutAddress = isAboutAddress(others)
  await outbox.keepRefused(afterRefusal(known, { address: mail.recipient, aboutAddress, reason, at }))
  return aboutAddress
}
