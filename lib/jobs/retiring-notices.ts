import {
  isTimeToTell,
  retiringBody,
  retiringKey,
  retiringTitle,
  type UsedSecret,
} from '@/lib/domain/retiring-notice'
import type { NamedCredential } from '@/lib/domain/notice'
import { retiringMessage } from '@/lib/mail/retiring-message'
import type { NoticeRecipient } from '@/lib/ports/notices'
import { withMessage } from './compose-mail'
import type { NoticeContext } from './notice-store'

/**
 * Tells the owner and the members of subscribed groups of every old secret that soon retires and is still in use. Returns how
 * many notices were new. Nobody gets two for one secret and date, even with several processes or repeated runs after a crash:
 * the second one is not stored.
 */
export async function tellOfRetiring(context: NoticeContext, now: Date): Promise<number> {
  let sent = 0
  for (let after = ''; ;) {
    const part = await context.store.usedSinceReplaced(now, after)
    for (const secret of part) if (isTimeToTell(secret, now)) sent += await tellOf(context, secret, now)
    const last = part.at(-1)
    if (!last) return sent
    after = last.id
  }
}

async function tellOf(
  context: NoticeContext,
  secret: UsedSecret & { credentialId: string },
  now: Date,
): Promise<number> {
  const { store } = context
  const recipients = await store.recipientsOf(secret.credentialId, retiringKey(secret))
  const credential = recipients.length > 0 ? await store.credential(secret.credentialId) : null
  if (!credential) return 0
  let sent = 0
  for (const recipient of recipients) if (await tell(context, recipient, { secret, credential, now })) sent++
  return sent
}

function tell(
  { store, publicUrl, mintId }: NoticeContext,
  { id: userId, email, timeZone, inConsole, byEmail }: NoticeRecipient,
  { secret, credential, now }: { secret: UsedSecret; credential: NamedCredential; now: Date },
): Promise<boolean> {
  const { kind, id, name } = credential
  const notice = {
    id: mintId(),
    userId,
    kind: 'secret_retiring' as const,
    key: retiringKey(secret),
    title: retiringTitle(credential, secret, now),
    body: retiringBody(credential, secret, timeZone),
    items: [{ kind, id, name, expiresAt: null }],
    inConsole,
    createdAt: now,
  }
  const message = byEmail ? retiringMessage(secret, credential, { timeZone, publicUrl, now }) : null
  return store.keep(withMessage(notice, email, message, publicUrl))
}
