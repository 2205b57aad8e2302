import type { PersonProfile } from '@/lib/domain/person'
import type { Person, Program } from '@/lib/domain/principal'
import { signInLinkExpiry } from '@/lib/domain/sign-in-link'
import type { ComposeLink } from '@/lib/ports/mail'
import type { Mint } from '@/lib/ports/mint'
import type { TransactionStore } from '@/lib/ports/store'

interface Making {
  actor: Person | Program
  store: TransactionStore
  mint: Mint
  composeLink: ComposeLink
  now: Date
  /** Whether to send the link by mail if possible. */
  byMail: boolean
}

/**
 * Makes a one-time link for a person, which replaces an earlier one. The link is sent by mail if `byMail` is set, a mail server
 * is configured, and that server does not refuse the address. Otherwise the actor hands it over.
 */
export async function newSignInLink(person: PersonProfile, making: Making) {
  const { actor, store, mint, composeLink, now, byMail } = making
  const token = mint.linkToken()
  const expiresAt = signInLinkExpiry(person, now)
  await store.signInLinks.put({ userId: person.id, token, createdAt: now, expiresAt })
  const isRefused = byMail && (await store.mail.isRefused(person.email))
  const mail = byMail && !isRefused ? composeLink({ person, token, expiresAt, by: actor.name, now }) : null
  if (mail) await store.mail.queueLink(mail)
  // The earlier link no longer works, so a message that still waits with it must not be sent.
  else await store.mail.removeLinks(person.id)
  return { person, token, expiresAt, isRefused, mailed: mail !== null }
}
