import type { KeepNotices, ReadNamedCredentials } from '@/lib/ports/notices'

/** What the jobs that decide notices need of the store. */
export interface NoticeStore extends Omit<KeepNotices, 'remove'> {
  expiring: ReadNamedCredentials['expiring']
  credential: ReadNamedCredentials['find']
  /** The hour from which digests are sent. */
  digestHour(): Promise<number>
}

/** What a notice needs beside what it says. */
export interface NoticeContext {
  store: NoticeStore
  publicUrl: string
  mintId(): string
}
