import { fail, ok } from '@/lib/domain/failure'
import { apiHoldersInput } from '@/lib/schemas/commands/catalogue'
import { defineQuery } from './define-query'
import { holdersAsked } from './holders-asked'

/** The credentials that lose access when an API is retired: those used last by name, and how many there are. */
export const getApiHolders = defineQuery({
  permission: 'catalogue:read',
  input: apiHoldersInput,
  async run({ input, store, now }) {
    const holders = await store.catalogue.holders(input.id, holdersAsked(now))
    return holders ? ok(holders) : fail({ kind: 'not_found' })
  },
})
