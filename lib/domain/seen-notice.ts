import { dayOfDigestKey, digestLead, digestTitle } from './digest'
import type { GivenNotice, Notice, NoticeItem } from './notice'

/**
 * A notice as its recipient may read it now, without credentials that they may no longer see. The title of a digest is
 * rewritten for the rest, because the stored title counts or names all of them.
 *
 * @param timeZone the recipient's
 */
export function seenNotice({ key, named, ...notice }: GivenNotice, timeZone: string): Notice {
  if (notice.kind !== 'expiry' || notice.items.length === named) return notice
  const expiries = notice.items.flatMap(expiryOf)
  const digest = {
    day: dayOfDigestKey(key),
    expired: expiries.filter(({ expiresAt }) => expiresAt <= notice.createdAt),
    expiring: expiries.filter(({ expiresAt }) => expiresAt > notice.createdAt),
  }
  return { ...notice, title: digestTitle(digest, timeZone), body: digestLead(digest) }
}

function expiryOf({ id, name, expiresAt }: NoticeItem) {
  return expiresAt === null ? [] : [{ id, name, expiresAt: new Date(expiresAt) }]
}
