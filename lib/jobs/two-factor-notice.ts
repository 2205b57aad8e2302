import { twoFactorBody, twoFactorKey, twoFactorTitle } from '@/lib/domain/two-factor-notice'
import { twoFactorMessage } from '@/lib/mail/two-factor-message'
import type { ComposeTwoFactorNotice } from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

/** Composes the notice that somebody's second factor was removed by another. It is stored with the removal. */
export function twoFactorNotices({
  publicUrl,
  mintId,
}: Pick<NoticeContext, 'publicUrl' | 'mintId'>): ComposeTwoFactorNotice {
  return (removal, recipient) => {
    const isOwn = recipient.id === removal.person.id
    const notice = {
      id: mintId(),
      userId: recipient.id,
      kind: 'two_factor_removed' as const,
      key: twoFactorKey(removal),
      title: twoFactorTitle(removal, isOwn),
      body: twoFactorBody(removal, isOwn),
      items: [],
      inConsole: true,
      createdAt: removal.at,
    }
    return withMessage(notice, recipient.email, twoFactorMessage(removal, { isOwn, publicUrl }), publicUrl)
  }
}
