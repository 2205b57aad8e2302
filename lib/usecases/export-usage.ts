import { ok } from '@/lib/domain/failure'
import { usageFilter } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'

/** All usage that matches, newest first, read in parts so that memory does not grow with the number of rows. */
export const exportUsage = defineQuery({
  permission: 'audit:export',
  input: usageFilter,
  async run({ actor, input, store }) {
    const { from, until, ...filter } = input
    return ok(store.usage.all(actor, { ...filter, since: from, before: until }))
  },
})
