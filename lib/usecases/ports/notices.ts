import type { Expirations } from '@/lib/domain/expirations'
import type { Person } from '@/lib/domain/actor'
import type { Notice, NoticeKind } from '@/lib/domain/notice'

/** A person's notices as their page reads them. */
export interface ReadNotices {
  /** Newest first, after a place in that order. */
  list(
    userId: string,
    filter: { unread?: boolean; kind?: NoticeKind },
    page: { after?: NoticePlace; size: number },
  ): Promise<{ notices: Notice[]; more: boolean }>
  /** Counted up to `most`. */
  countUnread(userId: string, most: number): Promise<number>
}

export interface NoticePlace {
  createdAt: Date
  id: string
}

/** A person's notices as a transaction changes them. */
export interface ChangeNotices {
  /** All of them where no ids are given; gives how many were unread. */
  markRead(userId: string, now: Date, ids?: string[]): Promise<number>
}

/** What expires and what has, of the credentials that a person may see. */
export interface ReadExpirations {
  around(viewer: Person, span: { since: Date; now: Date; until: Date }): Promise<Expirations>
}
