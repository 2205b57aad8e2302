import type { Stranger } from '@/lib/domain/principal'
import { fail, ok, type Result } from '@/lib/domain/failure'
import type { PersonProfile } from '@/lib/domain/person'
import type { PlainSecret } from '@/lib/domain/secret'
import { signInLinkExpiry } from '@/lib/domain/sign-in-link'
import type { Transaction } from '@/lib/ports/store'
import { personTarget } from './audit-targets'
import type { Ports } from './ports'
import { recordDone } from './record-done'

type ServerPorts = Pick<Ports, 'store' | 'mint' | 'clock' | 'composeAccountNotice'>

interface LinkAsked {
  email: string
  /** Whether to remove the person's second factor and end their sessions first. */
  removeFactors: boolean
}

/**
 * Makes a one-time link for a person who has nobody to ask: the last administrator. It is not in the registry because no
 * person calls it: an operator who can read the database and the root key of this server can already do anything.
 */
export async function makeServerLink(
  { store, mint, clock, composeAccountNotice }: ServerPorts,
  { email, removeFactors }: LinkAsked,
  by: Stranger,
): Promise<Result<{ token: PlainSecret; expiresAt: Date }>> {
  const found = await store.read.people.findByEmail(email.trim().toLowerCase())
  if (!found) return fail({ kind: 'not_found' })
  return store.transaction(async (transaction) => {
    const now = clock()
    const person = await transaction.store.people.lock(found.id)
    if (!person) return fail({ kind: 'not_found' })
    if (person.disabledAt) return fail({ kind: 'person_disabled' })
    if (removeFactors) await removeFactorsOf(person, { transaction, composeAccountNotice, by, now })
    const token = mint.linkToken()
    const expiresAt = signInLinkExpiry(person, now)
    await transaction.store.signInLinks.put({ userId: person.id, token, createdAt: now, expiresAt })
    await transaction.store.mail.removeLinks(person.id)
    await recordDone(transaction, composeAccountNotice, {
      action: 'person.link_made_on_server',
      target: personTarget(person),
      detail: { linkExpiresAt: expiresAt.toISOString() },
      by,
      now,
    })
    return ok({ token, expiresAt })
  })
}

interface Removing extends Pick<ServerPorts, 'composeAccountNotice'> {
  transaction: Transaction
  by: Stranger
  now: Date
}

/** Every cloud administrator is told, and so is the person, if there was anything to remove. */
async function removeFactorsOf(person: PersonProfile, removing: Removing): Promise<void> {
  const { transaction, composeAccountNotice, by, now } = removing
  const { factors, sessions } = transaction.store
  const ended = await sessions.endAll(person.id, now)
  if (!(await factors.remove(person.id)) && ended === 0) return
  await recordDone(transaction, composeAccountNotice, {
    action: 'person.two_factor_removed_on_server',
    target: personTarget(person),
    detail: { sessions: ended },
    by,
    now,
  })
}
