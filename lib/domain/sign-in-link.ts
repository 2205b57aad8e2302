import type { PlainSecret } from './secret'
import { day } from './time'

/**
 * When a one-time link expires. An invitation waits for a person who may be away. A link for an existing account is needed
 * now, and worth more to a thief.
 */
export function signInLinkExpiry(person: { hasPassword: boolean }, now: Date): Date {
  return new Date(now.getTime() + (person.hasPassword ? 1 : 7) * day)
}

interface SignInLink {
  expiresAt: Date
  person: { disabledAt: Date | null }
}

/** Whether an existing link may still be used. */
export function isLinkOpen<Link extends SignInLink>(link: Link | null, now: Date): link is Link {
  return link !== null && now < link.expiresAt && !link.person.disabledAt
}

/** The address of a one-time link. It contains the secret in plain text. */
export function signInLinkUrl(publicUrl: string, token: PlainSecret): string {
  return `${publicUrl}/invitation?token=${token.reveal()}`
}
