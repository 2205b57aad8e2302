import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { listUsageInput } from '@/lib/schemas/audit'
import { defineQuery } from './define-query'
import { spanOfDays } from './span-of-days'

const pageSize = 50

/** A page of what the credentials that the person may see were used for, the newest hour first. */
export const listUsage = defineQuery({
  permission: 'audit:read',
  input: listUsageInput,
  async run({ actor, input, store }) {
    const { after, from, until, ...filter } = input
    const span = spanOfDays({ from, until }, timeZoneOf(actor))
    const { usageDays } = await store.policies.get()
    const page = await store.usage.list(actor, { ...filter, ...span }, { after, size: pageSize })
    return ok({ ...page, /** For so long it is kept. */ keptDays: usageDays })
  },
})
