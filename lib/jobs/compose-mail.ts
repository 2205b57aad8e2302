import { mailLifetime, mailPatience } from '@/lib/domain/notice'
import type { MailMessage } from '@/lib/domain/mail-message'
import type { NewNotice } from '@/lib/ports/notices'

/** A notice together with its message, if any. */
export function withMessage(
  notice: Omit<NewNotice, 'mail'>,
  recipient: string,
  message: MailMessage | null,
  publicUrl: string,
): NewNotice {
  const giveUpAt = new Date(notice.createdAt.getTime() + mailPatience)
  const expiresAt = new Date(notice.createdAt.getTime() + mailLifetime)
  const messageId = `${notice.id}@${new URL(publicUrl).hostname}`
  return { ...notice, mail: message && { ...message, messageId, recipient, giveUpAt, expiresAt } }
}
