import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** What someone half signed in can show. */
export const getOwnFactors = defineQuery({
  permission: 'sign-in:finish',
  input: z.object({}),
  async run({ actor, store, passkeys }) {
    const factors = await store.factors.ofPerson(actor.id)
    return ok({
      app: Boolean(factors?.since),
      passkeys: passkeys.isOffered && (factors?.passkeys ?? 0) > 0,
    })
  },
})
