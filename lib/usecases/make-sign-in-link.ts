import { fail, ok } from '@/lib/domain/failure'
import { makeSignInLinkInput } from '@/lib/schemas/commands/person'
import { personTarget } from './audit-targets'
import { defineChange } from './define-change'
import { newSignInLink } from './new-sign-in-link'

/**
 * Makes a one-time link with which a person chooses a password; an earlier one is dead. The current password works until the
 * link is used. It is sent by mail, or else only this answer ever contains it.
 */
export const makeSignInLink = defineChange({
  permission: 'people:manage',
  input: makeSignInLinkInput,
  action: 'person.link_made',
  stepUp: 'always',
  async run({ actor, input, store, mint, composeLink, now }) {
    const person = await store.people.lock(input.id)
    if (!person) return fail({ kind: 'not_found' })
    if (person.disabledAt) return fail({ kind: 'person_disabled' })
    const { byMail } = input
    return ok(await newSignInLink(person, { actor, store, mint, composeLink, now, byMail }))
  },
  audit: ({ output: { person, expiresAt, mailed } }) => ({
    target: personTarget(person),
    detail: { linkExpiresAt: expiresAt.toISOString(), mailed },
  }),
})
