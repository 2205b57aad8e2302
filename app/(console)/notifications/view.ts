import { credentialKinds } from '@/components/credentials/credential-kinds'
import type { NotificationView } from '@/components/notifications/notification-view'
import type { CredentialKind } from '@/lib/domain/credential'
import type { Notice, NoticeItem } from '@/lib/domain/notice'
import { detailsPath } from '@/lib/schemas/forms/notification'
import { counted } from '@/components/ui/counted'

const mostNamed = 10

/** The fields of a notice that the browser receives: a digest can name thousands of credentials. */
export function toNotificationView({ items, readAt, createdAt, ...notice }: Notice): NotificationView {
  const { id, kind, title, body } = notice
  return {
    id,
    kind,
    title,
    body,
    createdAt: createdAt.toISOString(),
    read: readAt !== null,
    items: items.slice(0, mostNamed).map((item) => ({
      id: item.id,
      name: item.name,
      href: detailsPath(item),
      expiresAt: item.expiresAt,
    })),
    others: othersOf(items.slice(mostNamed)),
  }
}

/** The lists of what expires, for the credentials of each kind that are not named. */
function othersOf(items: NoticeItem[]): NotificationView['others'] {
  return (Object.keys(credentialKinds) as CredentialKind[]).flatMap((kind) => {
    const count = items.filter((item) => item.kind === kind).length
    const { path, noun } = credentialKinds[kind]
    return count === 0
      ? []
      : {
          label: counted(count, `more ${noun}`),
          href: `${path}?attention=expiring&sort=expires`,
        }
  })
}
