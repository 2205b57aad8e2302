import type { AccountNotice } from '@/lib/domain/account-notice'
import { accountMessage } from '@/lib/mail/account-message'
import { fullMoment } from '@/lib/mail/moment'
import type { ComposeAccountNotice } from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

/** Composes a notice about somebody's account, in the console and by mail. It is stored with what it is about. */
export function accountNotices({
  mintId,
  publicUrl,
}: Pick<NoticeContext, 'publicUrl' | 'mintId'>): ComposeAccountNotice {
  return ({ kind, key, at, title, isOwn, ...said }, recipient) => {
    const lead = said.body(fullMoment(at, recipient.timeZone))
    const notice = {
      id: mintId(),
      userId: recipient.id,
      kind,
      key,
      title,
      body: lead,
      items: [],
      inConsole: true,
      createdAt: at,
    }
    const message = accountMessage({ title, lead, ...place(isOwn) }, publicUrl)
    return withMessage(notice, recipient.email, message, publicUrl)
  }
}

/** Where to go, and why the recipient is told. */
function place(isOwn: AccountNotice['isOwn']) {
  return isOwn
    ? { link: ['Your account', '/account'] as [string, string], because: 'have an account in' }
    : { link: ['People', '/people'] as [string, string], because: 'are a cloud administrator of' }
}
