import { newBrowserBody, newBrowserKey, newBrowserTitle } from '@/lib/domain/new-browser-notice'
import type { NoticeKind } from '@/lib/domain/notice'
import { copiedPasskeyBody, copiedPasskeyKey, copiedPasskeyTitle } from '@/lib/domain/passkey-notice'
import { twoFactorBody, twoFactorKey, twoFactorTitle } from '@/lib/domain/two-factor-notice'
import { accountMessage, type AccountMessage } from '@/lib/mail/account-message'
import { fullMoment } from '@/lib/mail/moment'
import type {
  AlertRecipient,
  ComposeNewBrowserNotice,
  ComposePasskeyNotice,
  ComposeTwoFactorNotice,
  NewNotice,
} from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

type Context = Pick<NoticeContext, 'publicUrl' | 'mintId'>

interface AccountNotice extends AccountMessage {
  kind: NoticeKind
  key: string
  at: Date
  recipient: Pick<AlertRecipient, 'id' | 'email'>
}

/** A notice about somebody's account, in the console and by mail. It is stored with what it is about. */
function accountNotice({ kind, key, at, recipient, ...said }: AccountNotice, context: Context): NewNotice {
  const notice = {
    id: context.mintId(),
    userId: recipient.id,
    kind,
    key,
    title: said.title,
    body: said.lead,
    items: [],
    inConsole: true,
    createdAt: at,
  }
  const { publicUrl } = context
  return withMessage(notice, recipient.email, accountMessage(said, publicUrl), publicUrl)
}

/** Composes the notice that somebody's second factor was removed by another. */
export function twoFactorNotices(context: Context): ComposeTwoFactorNotice {
  return (removal, recipient) => {
    const isOwn = recipient.id === removal.person.id
    return accountNotice(
      {
        kind: 'two_factor_removed',
        key: twoFactorKey(removal),
        at: removal.at,
        recipient,
        title: twoFactorTitle(removal, isOwn),
        lead: twoFactorBody(removal, isOwn),
        link: isOwn ? ['Your account', '/account'] : ['People', '/people'],
        because: isOwn ? 'have an account in' : 'are a cloud administrator of',
      },
      context,
    )
  }
}

/** Composes the nth notice of a day that somebody signed in from a browser that was not known. */
export function newBrowserNotices(context: Context): ComposeNewBrowserNotice {
  return (signIn, recipient, nth) =>
    accountNotice(
      {
        kind: 'new_browser',
        key: newBrowserKey(signIn, nth),
        at: signIn.at,
        recipient,
        title: newBrowserTitle,
        lead: newBrowserBody(signIn, fullMoment(signIn.at, recipient.timeZone)),
        link: ['Your account', '/account'],
        because: 'have an account in',
      },
      context,
    )
}

/** Composes the notice that a passkey may have been copied. */
export function passkeyNotices(context: Context): ComposePasskeyNotice {
  return (copied, recipient) =>
    accountNotice(
      {
        kind: 'passkey_refused',
        key: copiedPasskeyKey(copied),
        at: copied.at,
        recipient,
        title: copiedPasskeyTitle(copied),
        lead: copiedPasskeyBody(copied),
        link: ['Your account', '/account'],
        because: 'have an account in',
      },
      context,
    )
}
