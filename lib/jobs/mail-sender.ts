import { afterRefusal, isAboutAddress } from '@/lib/domain/refused-address'
import { reasonOf, RecipientRefused, type MailTransport } from '@/lib/mail/smtp'
import type { KeepMail, LeasedMail } from '@/lib/ports/mail'
import { hour, minute, second } from '@/lib/domain/time'

/**
 * For so long a message is this process's alone: longer than any sending takes before its time-outs end it. Should the
 * process die, another takes the message then.
 */
export const leaseTime = 5 * minute

interface Sending {
  outbox: KeepMail
  transport: MailTransport
  clock: () => Date
  /** Ends the work after the message in hand. */
  isClosed(): boolean
}

/** Milliseconds until the next attempt after so many: ten seconds, then twice as long each time, up to an hour. */
export function pauseAfter(attempts: number): number {
  return Math.min(hour, 10 * second * 2 ** Math.min(attempts - 1, 20))
}

/**
 * Sends what is due, one message after the other, outside any transaction. Gives how many the server took. A process that
 * dies after the server took a message and before that is noted sends it again, with the same Message-ID.
 */
export async function sendDueMail({ outbox, transport, clock, isClosed }: Sending): Promise<number> {
  let count = 0
  await outbox.removeUndeliverable()
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
 * Notes that a recipient was refused for good. Gives whether that is about their address alone: then the message is not tried
 * again. A server that refuses everybody has a trouble of its own, and may accept them later.
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
