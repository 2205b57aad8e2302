import { z } from '@/lib/schemas/commands/zod'
import { localTime } from '@/lib/domain/day'
import { expirationSpan } from '@/lib/domain/expirations'
import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { defineQuery } from './define-query'

/** What expires soon or has just expired, of the credentials that the person may see, and what day it is for them: what the banner says (X10). */
export const getExpirations = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const expirations = await store.expirations.around(actor, { now, ...expirationSpan(now) })
    return ok({ ...expirations, today: localTime(now, timeZoneOf(actor)).date })
  },
})
