import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { defineQuery } from './define-query'

/** A person's own passkeys, and whether browsers make new ones for the address of this server. */
export const listPasskeys = defineQuery({
  permission: 'account:manage',
  input: z.object({}),
  run: async ({ actor, store, passkeys }) =>
    ok({ passkeys: await store.passkeys.ofPerson(actor.id), isOffered: passkeys.isOffered }),
})
