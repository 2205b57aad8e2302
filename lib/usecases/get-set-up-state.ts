import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** Whether there is a person yet, and whether a token is that of the link by which the first one is set up. */
export const getSetUpState = defineQuery({
  permission: 'entry',
  input: z.object({ token: z.string().default('') }),
  async run({ input, store, setupLink }) {
    return ok({ isSetUp: await store.people.any(), isLinkValid: setupLink.matches(input.token) })
  },
})
