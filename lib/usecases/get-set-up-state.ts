import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** Whether any person exists, and whether a token belongs to the set-up link for the first one. */
export const getSetUpState = defineQuery({
  permission: 'entry',
  input: z.object({ token: z.string().default('') }),
  async run({ input, store, setupLink }) {
    return ok({ isSetUp: await store.people.any(), isLinkValid: setupLink.matches(input.token) })
  },
})
