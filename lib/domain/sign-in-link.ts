import { day } from './time'

/**
 * When a one-time link expires. An invitation waits for somebody who may be away; a link to an account that exists is wanted
 * now, and is worth more to a thief.
 */
export function signInLinkExpiry(person: { hasPassword: boolean }, now: Date): Date {
  return new Date(now.getTime() + (person.hasPassword ? 1 : 7) * day)
}

interface SignInLink {
  expiresAt: Date
  person: { disabledAt: Date | null }
}

/** Whether a link that was found may still be used. */
export function isLinkOpen<Link extends SignInLink>(link: Link | null, now: Date): link is Link {
  return link !== null && now < link.expiresAt && !link.person.disabledAt
}
