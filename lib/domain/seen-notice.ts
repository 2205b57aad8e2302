import { dayOfDigestKey, digestLead, digestTitle } from './digest'
import type { GivenNotice, Notice, NoticeItem } from './notice'

/**
 * A notice as its recipient may read it now. It says nothing about credentials that they may no longer see: the title of a
 * digest is written again for those that are left, since the old one counts or names all.
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
