import type { NoticeKind } from '@/lib/domain/notice'

/** The fields of a notice that the browser receives. */
export interface NotificationView {
  id: string
  kind: NoticeKind
  title: string
  body: string
  createdAt: string
  read: boolean
  items: NotificationItem[]
}

/** A credential that a notice names, and the address of its details. */
interface NotificationItem {
  id: string
  name: string
  href: string
  expiresAt: string | null
}
