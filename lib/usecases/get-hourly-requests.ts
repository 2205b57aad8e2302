import { z } from '@/lib/schemas/commands/zod'
import { ok } from '@/lib/domain/failure'
import { startsOfHours, withEveryHour } from '@/lib/domain/usage-hours'
import { defineQuery } from './define-query'

const hours = 24

/**
 * The requests with the credentials that the person may see: allowed and denied in the present hour and the 23 before it, and
 * the credential that was denied most often for one reason; null if none was.
 */
export const getHourlyRequests = defineQuery({
  permission: 'audit:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const starts = startsOfHours(hours, now)
    const [since = now] = starts
    const [used, mostDenied] = await Promise.all([
      store.usage.byHour(actor, since),
      store.usage.mostDenied(actor, since),
    ])
    return ok({ hours: withEveryHour(used, starts), mostDenied })
  },
})
