import type { Stranger } from '@/lib/domain/principal'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PlainSecret } from '@/lib/domain/secret'
import { signInLinkExpiry } from '@/lib/domain/sign-in-link'
import { personTarget } from './audit-targets'
import type { Ports } from './ports'

/**
 * Makes a one-time link for a person who has nobody to ask: the last administrator. It is not in the registry because no
 * person calls it: an operator who can read the database and the root key of this server can already do anything.
 */
export async function makeServerLink(
  { store, mint, clock }: Pick<Ports, 'store' | 'mint' | 'clock'>,
  email: string,
  by: Stranger,
): Promise<Result<{ token: PlainSecret; expiresAt: Date }>> {
  const found = await store.read.people.findByEmail(email.trim().toLowerCase())
  if (!found) return fail({ kind: 'not_found' })
  return store.transaction(async (transaction) => {
    const now = clock()
    const person = await transaction.store.people.lock(found.id)
    if (!person) return fail({ kind: 'not_found' })
    if (person.disabledAt) return fail({ kind: 'person_disabled' })
    const token = mint.linkToken()
    const expiresAt = signInLinkExpiry(person, now)
    await transaction.store.signInLinks.put({ userId: person.id, token, createdAt: now, expiresAt })
    await transaction.store.mail.removeLinks(person.id)
    await transaction.audit({
      action: 'person.link_made_on_server',
      target: personTarget(person),
      detail: { linkExpiresAt: expiresAt.toISOString() },
      by,
      outcome: 'done',
      now,
    })
    return ok({ token, expiresAt })
  })
}
