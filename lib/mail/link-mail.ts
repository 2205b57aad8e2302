import { randomUUID } from 'node:crypto'
import { mailPatience } from '@/lib/domain/notice'
import type { PlainSecret } from '@/lib/domain/secret'
import { signInLinkUrl } from '@/lib/domain/sign-in-link'
import { linkMessage } from './link-message'

interface MadeLink {
  person: { id: string; name: string; email: string; hasPassword: boolean }
  token: PlainSecret
  expiresAt: Date
  /** The name of the person or program that asked for the link. */
  by: string
  now: Date
}

/** Composes the messages that carry one-time links. Null if no mail server is configured: then the link is shown instead. */
export function openLinkMail(isConfigured: boolean, publicUrl: string) {
  return ({ person, token, expiresAt, by, now }: MadeLink) => {
    if (!isConfigured) return null
    const id = randomUUID()
    const message = linkMessage({ person, url: signInLinkUrl(publicUrl, token), expiresAt, by, publicUrl })
    const patience = new Date(now.getTime() + mailPatience)
    return {
      ...message,
      id,
      personId: person.id,
      messageId: `${id}@${new URL(publicUrl).hostname}`,
      recipient: person.email,
      createdAt: now,
      giveUpAt: patience < expiresAt ? patience : expiresAt,
      expiresAt,
    }
  }
}
