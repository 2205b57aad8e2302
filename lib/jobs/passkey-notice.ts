import { copiedPasskeyBody, copiedPasskeyKey, copiedPasskeyTitle } from '@/lib/domain/passkey-notice'
import { passkeyMessage } from '@/lib/mail/passkey-message'
import type { ComposePasskeyNotice } from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

/** Composes the notice that a passkey may have been copied. */
export function passkeyNotices({
  publicUrl,
  mintId,
}: Pick<NoticeContext, 'publicUrl' | 'mintId'>): ComposePasskeyNotice {
  return (copied, { id, email }) => {
    const notice = {
      id: mintId(),
      userId: id,
      kind: 'passkey_refused' as const,
      key: copiedPasskeyKey(copied),
      title: copiedPasskeyTitle(copied),
      body: copiedPasskeyBody(copied),
      items: [],
      inConsole: true,
      createdAt: copied.at,
    }
    return withMessage(notice, email, passkeyMessage(copied, publicUrl), publicUrl)
  }
}
