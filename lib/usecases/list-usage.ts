import { ok } from '@/lib/domain/failure'
import { listUsageInput } from '@/lib/schemas/commands/audit'
import { defineQuery } from './define-query'

const pageSize = 50

/** A page of the usage of the credentials that the person may see, newest hour first. */
export const listUsage = defineQuery({
  permission: 'audit:read',
  input: listUsageInput,
  async run({ actor, input, store }) {
    const { after, from, until, ...filter } = input
    const { usageDays } = await store.policies.get()
    const page = await store.usage.list(
      actor,
      { ...filter, since: from, before: until },
      { after, size: pageSize },
    )
    return ok({ ...page, /** How long usage is kept. */ keptDays: usageDays })
  },
})
