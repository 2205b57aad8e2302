import type { Expirations } from '@/lib/domain/expirations'
import type { Person } from '@/lib/domain/actor'
import type { GivenNotice, NoticeKind } from '@/lib/domain/notice'

/** A person's notices as their page reads them: those that name something which they may see now, or nothing. */
export interface ReadNotices {
  /** Newest first, after a place in that order. */
  list(
    reader: Person,
    filter: { unread?: boolean; kind?: NoticeKind },
    page: { after?: NoticePlace; size: number },
  ): Promise<{ notices: GivenNotice[]; more: boolean }>
  /** Counted up to `most`. */
  countUnread(reader: Person, most: number): Promise<number>
}

export interface NoticePlace {
  createdAt: Date
  id: string
}

/** A person's notices as a transaction changes them. */
export interface ChangeNotices {
  /** All of them where no ids are given; gives how many were unread. */
  markRead(reader: Person, now: Date, ids?: string[]): Promise<number>
}

/** What expires and what has, of the credentials that a person may see. */
export interface ReadExpirations {
  around(viewer: Person, span: { since: Date; now: Date; until: Date }): Promise<Expirations>
}
