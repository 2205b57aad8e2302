import type { NoticeKind } from '@/lib/domain/notice'

/** A notice as the browser gets it. */
export interface NotificationView {
  id: string
  kind: NoticeKind
  title: string
  body: string
  createdAt: string
  read: boolean
  items: NotificationItem[]
}

/** A credential that a notice names, and where it opens. */
interface NotificationItem {
  id: string
  name: string
  href: string
  expiresAt: string | null
}
