import { z } from '@/lib/schemas/commands/zod'
import { countOf } from '@/lib/domain/deadline'
import { localTime } from '@/lib/domain/day'
import { expirationPeriods, type Expirations } from '@/lib/domain/expirations'
import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import type { Viewer } from '@/lib/domain/visibility'
import type { ReadDeadlines } from '@/lib/ports/deadlines'
import { defineQuery } from './define-query'

/**
 * What the banner says (X10): which of the credentials that the person may see expire soon or have just expired, and today's
 * date for them.
 */
export const getExpirations = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const expirations = await around(store.deadlines, actor, now)
    return ok({ ...expirations, today: localTime(now, timeZoneOf(actor)).date })
  },
})

async function around(deadlines: ReadDeadlines, viewer: Viewer, now: Date): Promise<Expirations> {
  const periods = expirationPeriods(now)
  const asked = { now, expiryOnly: true }
  const counts = await deadlines.counts(viewer, [periods.expiring, periods.expired], asked)
  const [expiring = 0, expired = 0] = counts.map(countOf)
  const one = { ...asked, most: 1 }
  const [[nearest] = []] =
    expiring > 0
      ? await deadlines.firstOf(viewer, [periods.expiring], one)
      : expired > 0
        ? await deadlines.lastOf(viewer, [periods.expired], one)
        : []
  return {
    expiring,
    expired,
    nearest: nearest ? { name: nearest.credential.name, expiresAt: nearest.at } : null,
  }
}
