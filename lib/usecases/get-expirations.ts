import { z } from '@/lib/schemas/commands/zod'
import { totalOf } from '@/lib/domain/deadline'
import { localTime } from '@/lib/domain/day'
import { expirationSpans, type Expirations } from '@/lib/domain/expirations'
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
  const spans = expirationSpans(now)
  const asked = { now, expiryOnly: true }
  const counts = await deadlines.counts(viewer, [spans.expiring, spans.expired], asked)
  const [expiring = 0, expired = 0] = counts.map(totalOf)
  const [span, last] = expiring > 0 ? [spans.expiring, false] : [spans.expired, true]
  const isAny = expiring + expired > 0
  const [[nearest] = []] = isAny ? await deadlines.few(viewer, [span], { ...asked, most: 1, last }) : []
  return {
    expiring,
    expired,
    nearest: nearest ? { name: nearest.credential.name, expiresAt: nearest.at } : null,
  }
}
