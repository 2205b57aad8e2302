import type { NoticeKind } from '@/lib/domain/notice'

/** The fields of a notice that the browser receives. */
export interface NotificationView {
  id: string
  kind: NoticeKind
  title: string
  body: string
  createdAt: string
  read: boolean
  /** The first credentials that it names. */
  items: NotificationItem[]
  /** The lists that show the others, with their numbers. */
  others: { label: string; href: string }[]
}

/** A credential that a notice names, and the address of its details. */
interface NotificationItem {
  id: string
  name: string
  href: string
  expiresAt: string | null
}
