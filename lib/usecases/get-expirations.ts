import { z } from '@/lib/schemas/commands/zod'
import { localTime } from '@/lib/domain/day'
import { expirationSpan } from '@/lib/domain/expirations'
import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { defineQuery } from './define-query'

/**
 * What the banner says (X10): which of the credentials that the person may see expire soon or have just expired, and today's
 * date for them.
 */
export const getExpirations = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const expirations = await store.expirations.around(actor, { now, ...expirationSpan(now) })
    return ok({ ...expirations, today: localTime(now, timeZoneOf(actor)).date })
  },
})
