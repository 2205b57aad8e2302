import type { NoticeKind } from './notice'

/** A notice about somebody's account, in the console and by mail. */
export interface AccountNotice {
  kind: Extract<NoticeKind, 'sign_in_changed' | 'new_browser' | 'passkey_refused'>
  /** A person gets one notice per key. */
  key: string
  at: Date
  /** The subject of its message, too. */
  title: string
  /** What happened, and what to do. `when` is in the recipient's time zone. */
  body(when: string): string
  /** Whether the account is the recipient's own. Otherwise they are told because they are a cloud administrator. */
  isOwn: boolean
}
