import type { NotificationView } from '@/components/notifications/notification-view'
import type { Notice } from '@/lib/domain/notice'
import { detailsPath } from '@/lib/schemas/forms/notification'

/** The fields of a notice that the browser receives. */
export function toNotificationView({ items, readAt, createdAt, ...notice }: Notice): NotificationView {
  const { id, kind, title, body } = notice
  return {
    id,
    kind,
    title,
    body,
    createdAt: createdAt.toISOString(),
    read: readAt !== null,
    items: items.map((item) => ({
      id: item.id,
      name: item.name,
      href: detailsPath(item),
      expiresAt: item.expiresAt,
    })),
  }
}
