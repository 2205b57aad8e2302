import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { usageFilters } from '@/lib/schemas/audit'
import { defineQuery } from './define-query'
import { spanOfDays } from './span-of-days'

/** All usage that matches, newest first, some rows at a time: memory does not grow with their number. */
export const exportUsage = defineQuery({
  permission: 'audit:export',
  input: usageFilters,
  async run({ actor, input, store }) {
    const { from, until, ...filter } = input
    return ok(store.usage.all(actor, { ...filter, ...spanOfDays({ from, until }, timeZoneOf(actor)) }))
  },
})
