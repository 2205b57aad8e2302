import { mailPatience } from '@/lib/domain/notice'
import type { Message } from '@/lib/mail/layout'
import type { NewNotice } from './notice-store'

/** A notice with the message that goes with it, if any. */
export function withMessage(
  notice: Omit<NewNotice, 'mail'>,
  recipient: string,
  message: Message | null,
  publicUrl: string,
): NewNotice {
  const giveUpAt = new Date(notice.createdAt.getTime() + mailPatience)
  const messageId = `${notice.id}@${new URL(publicUrl).hostname}`
  return { ...notice, mail: message && { ...message, messageId, recipient, giveUpAt } }
}
