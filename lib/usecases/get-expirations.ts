import { z } from '@/lib/schemas/commands/zod'
import { totalOf, type DeadlineCounts } from '@/lib/domain/deadline'
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
  const { expiring, expired } = expirationSpans(now)
  const asked = { now, expiryOnly: true }
  const [soon = none, gone = none] = await deadlines.counts(viewer, [expiring, expired], asked)
  const [span, last] = totalOf(soon) > 0 ? [expiring, false] : [expired, true]
  const isAny = totalOf(soon) + totalOf(gone) > 0
  const [[found] = []] = isAny ? await deadlines.few(viewer, [span], { ...asked, most: 1, last }) : []
  return {
    expiring: soon.expire,
    expired: gone.expire,
    nearest: found ? { name: found.credential.name, kind: found.credential.kind, expiresAt: found.at } : null,
  }
}

const none: DeadlineCounts = { expire: { api_client: 0, service_api_key: 0 }, retire: 0 }
