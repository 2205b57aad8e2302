import { fail, ok } from '@/lib/domain/failure'
import { startOfDays } from '@/lib/domain/usage-days'
import { credentialInput } from '@/lib/schemas/commands/credential'
import { defineQuery } from './define-query'
import { visibleCredential } from './visible-credential'

const days = 30
const mostAddresses = 1000

/**
 * From where a credential was used with success in the last thirty days, the latest first: whom a new network restriction
 * would shut out. Of more than a thousand addresses, the latest.
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
