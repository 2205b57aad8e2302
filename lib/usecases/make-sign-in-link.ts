import { fail, ok } from '@/lib/domain/failure'
import { signInLinkExpiry } from '@/lib/domain/sign-in-link'
import { personInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'

/**
 * Makes a one-time link with which a person chooses a password; an earlier one is dead. The current password works until the
 * link is used. Only this answer ever contains the link.
 */
export const makeSignInLink = defineChange({
  permission: 'people:manage',
  input: personInput,
  action: 'person.link_made',
  async run({ input, store, mint, now }) {
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    if (person.disabledAt) return fail({ kind: 'person_disabled' })
    const token = mint.linkToken()
    const expiresAt = signInLinkExpiry(person, now)
    await store.signInLinks.put({ userId: person.id, token, createdAt: now, expiresAt })
    return ok({ person, token, expiresAt })
  },
  audit: ({ output: { person, expiresAt } }) => ({
    target: personTarget(person),
    detail: { linkExpiresAt: expiresAt.toISOString() },
  }),
})
