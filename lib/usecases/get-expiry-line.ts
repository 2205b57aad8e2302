import { z } from '@/lib/schemas/commands/zod'
import { soonDays } from '@/lib/domain/credential-list'
import { datesAfter, endOfDay, localTime, startOfDay } from '@/lib/domain/day'
import { justAfter, lineDays, noDeadlines, shownSince, countOf } from '@/lib/domain/deadline'
import { ok } from '@/lib/domain/failure'
import { timeZoneOf } from '@/lib/domain/principal'
import { day } from '@/lib/domain/time'
import { defineQuery } from './define-query'
import { seenDeadline } from './seen-deadline'

/** Of each day of the line, this many deadlines are named. The others are only counted. */
const named = 4

/**
 * What the next 90 days bring, day by day in the person's time zone: which credentials expire and which old secrets retire.
 * Days on which nothing happens are left out. `expired`: what expired within the last 30 days, the latest last.
 */
export const getExpiryLine = defineQuery({
  permission: 'credentials:read',
  input: z.object({}),
  async run({ actor, store, now }) {
    const timeZone = timeZoneOf(actor)
    const today = localTime(now, timeZone).date
    const began = justAfter(now)
    const dates = [today, ...datesAfter(today, lineDays)]
    const ahead = dates.map((date) => ({
      from: date === today ? began : startOfDay(date, timeZone),
      until: endOfDay(date, timeZone),
    }))
    const behind = { from: shownSince(now, timeZone), until: began }
    const [[gone = noDeadlines, ...counts], [[...latest] = []], firsts] = await Promise.all([
      store.deadlines.counts(actor, [behind, ...ahead], { now }),
      store.deadlines.lastOf(actor, [behind], { now, most: named }),
      store.deadlines.firstOf(actor, ahead, { now, most: named }),
    ])
    const days = dates.map((date, index) => ({
      date,
      count: countOf(counts[index] ?? noDeadlines),
      retire: counts[index]?.retire ?? 0,
      first: (firsts[index] ?? []).map((deadline) => seenDeadline(deadline, now)),
    }))
    return ok({
      now,
      today,
      /** Until when something counts as soon. */
      soonUntil: new Date(now.getTime() + soonDays * day),
      until: ahead.at(-1)?.until ?? now,
      expired: {
        count: countOf(gone),
        last: latest.map((deadline) => seenDeadline(deadline, now)),
      },
      days: days.filter(({ count }) => count > 0),
      /** The first days of months. */
      months: dates
        .slice(1)
        .filter((date) => date.endsWith('-01'))
        .map((date) => ({ date, at: startOfDay(date, timeZone) })),
    })
  },
})
