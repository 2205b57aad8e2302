import type { NoticeKind } from '@/lib/domain/notice'

/** Why a list of notices is empty: nothing of this kind, nothing unread, or nothing at all. */
export function noNotifications({ unread, kind }: { unread: boolean; kind: NoticeKind | undefined }) {
  if (kind) {
    return {
      title: unread ? 'No unread notifications of this kind' : 'No notifications of this kind',
      body: 'There may be notifications of another kind.',
    }
  }
  if (unread) return { title: 'No unread notifications', body: 'You have read all of your notifications.' }
  return {
    title: 'No notifications yet',
    body: 'From 14 days before a credential expires, members of groups that are subscribed to account alerts get a notice every day.',
  }
}
