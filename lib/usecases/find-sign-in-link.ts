import { fail, ok } from '@/lib/domain/failure'
import { isLinkOpen } from '@/lib/domain/sign-in-link'
import { signInLinkInput } from '@/lib/schemas/commands/person'
import { defineQuery } from './define-query'

/** Finds the person of a one-time link, for the page that it opens. This does not use up the link. */
export const findSignInLink = defineQuery({
  permission: 'entry',
  input: signInLinkInput,
  async run({ input, store, now }) {
    const link = await store.signInLinks.find(input.token)
    return isLinkOpen(link, now) ? ok(link.person) : fail({ kind: 'sign_in_link_closed' })
  },
})
