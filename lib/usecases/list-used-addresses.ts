import { fail, ok } from '@/lib/domain/failure'
import { startOfDays } from '@/lib/domain/usage-days'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { defineQuery } from './define-query'
import { visibleCredential } from './visible-credential'

const days = 30
const mostAddresses = 1000

/**
 * The addresses from which a credential was used successfully in the last thirty days, latest first, to show which of them a
 * new network restriction would block. At most the latest thousand.
 */
export const listUsedAddresses = defineQuery({
  permission: 'audit:read',
  input: credentialInput,
  async run({ actor, input, store, now }) {
    if (!(await visibleCredential(store, input.id, actor))) return fail({ kind: 'not_found' })
    const { addresses } = await store.usage.ofCredential(input.id, startOfDays(days, now), mostAddresses)
    return ok(addresses.flatMap(({ address, lastAt, allowed }) => (allowed > 0 ? [{ address, lastAt }] : [])))
  },
})
