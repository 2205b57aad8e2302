import type { KeepNotices, ReadNamedCredentials } from '@/lib/ports/notices'
import type { KeepSecrets } from '@/lib/ports/secrets'

/** What the jobs that create notices need from the store. */
export interface NoticeStore extends Omit<KeepNotices, 'remove'> {
  expiring: ReadNamedCredentials['expiring']
  usedSinceReplaced: KeepSecrets['usedSinceReplaced']
  credential: ReadNamedCredentials['find']
  /** The hour from which digests are sent. */
  digestHour(): Promise<number>
}

/** What is needed to create a notice, besides its content. */
export interface NoticeContext {
  store: NoticeStore
  publicUrl: string
  mintId(): string
}
