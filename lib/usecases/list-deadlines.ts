import { soonDays } from '@/lib/domain/credential-list'
import { dateBefore, localTime } from '@/lib/domain/day'
import {
  justAfter,
  noDeadlines,
  sectionOf,
  shownSince,
  periodOfSection,
  countOf,
  type Period,
} from '@/lib/domain/deadline'
import { warnedPartOf } from '@/lib/domain/expirations'
import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { day } from '@/lib/domain/time'
import { listDeadlinesInput } from '@/lib/schemas/commands/deadline'
import { defineQuery } from './define-query'
import { seenDeadline } from './seen-deadline'

const pageSize = 50

/**
 * A page of what expires and which old secrets retire, in order of time, in sections: what has expired, then each month in the
 * person's time zone, with the exact number of each. `earlier`: how many expired before the shown period, if nobody chose one, and
 * the last date on which they did.
 */
export const listDeadlines = defineQuery({
  permission: 'credentials:read',
  input: listDeadlinesInput,
  async run({ actor, input: { kind, ownerId, from, until, only, after, before }, store, now }) {
    const timeZone = timeZoneOf(actor)
    const asked = { now, kind, ownerId, expiryOnly: only === 'soon' }
    const isChosen = from !== undefined || until !== undefined || only !== undefined
    const since = from === 'now' ? justAfter(now) : (from ?? (isChosen ? null : shownSince(now, timeZone)))
    const chosen: Period = { from: since, until: until ?? null }
    const shown = only === 'soon' ? warnedPartOf(chosen, now) : chosen
    const past: Period = { from: null, until: shown.from }
    const [{ deadlines, ...places }, [earlier = noDeadlines]] = await Promise.all([
      store.deadlines.page(actor, shown, { ...asked, after, before, size: pageSize }),
      isChosen ? [] : store.deadlines.counts(actor, [past], asked),
    ])
    const sections = [...new Set(deadlines.map((deadline) => sectionOf(deadline, now, timeZone)))]
    const periods = sections.map((section) => periodOfSection(section, shown, now, timeZone))
    const counts = periods.length === 0 ? [] : await store.deadlines.counts(actor, periods, asked)
    return ok({
      ...places,
      sections: sections.map((month, index) => ({
        /** As in `2026-11`; null for what has expired. */
        month,
        counts: counts[index] ?? noDeadlines,
        deadlines: deadlines
          .filter((deadline) => sectionOf(deadline, now, timeZone) === month)
          .map((deadline) => seenDeadline(deadline, now)),
      })),
      earlier:
        shown.from && countOf(earlier) > 0
          ? { count: countOf(earlier), until: dateBefore(localTime(shown.from, timeZone).date) }
          : null,
      /** Until when something counts as soon. */
      soonUntil: new Date(now.getTime() + soonDays * day),
      today: localTime(now, timeZone).date,
    })
  },
})
