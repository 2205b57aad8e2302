import { listHref } from '@/components/credentials/list-address'
import { counted } from '@/components/ui/counted'
import { daysHref, expiringHref } from './expiring-address'
import type { ExpiryLineView, LineDay } from './expiry-line-view'
import { fitting, mergeNear, placeLabels, textWidth, type PlacedLabel } from './line-layout'
import { labelOf, markedBy, sentenceOf, type Marked } from './line-words'
import type { MarkLook } from './mark-shape'
import { tickText } from '@/components/ui/time-format'
import { expiredShownDays, soonDays } from '@/lib/schemas/forms/deadline-days'

/** For which width the line is laid out, and with how many rows of labels. Pixels. */
export interface LineSize {
  width: number
  rows: number
}

export interface LineMark {
  x: number
  look: MarkLook
  count: number
  label: string
  placed: PlacedLabel | null
  sentence: string
  href: string
}

export interface LaidOutLine {
  marks: LineMark[]
  /** How many rows of labels it has. */
  rows: number
  todayX: number
  soonX: number
  /** Below the line. */
  ticks: { x: number; text: string; isToday: boolean }[]
  /** The beginnings of months. */
  monthXs: number[]
}

/** No label is wider; what is longer is cut. Pixels. */
const widestLabel = 260

/** What has expired stands before today, in a part of its own. */
const shareOfExpired = 0.08

/** Lays out the marks of the expiry line, their labels, and the ticks. */
export function layOutLine(line: ExpiryLineView, size: LineSize, timeZone: string): LaidOutLine {
  const { width } = size
  const reading = { now: line.now, timeZone }
  const [now, until] = [Date.parse(line.now), Date.parse(line.until)]
  const todayX = line.expired.count > 0 ? Math.max(40, Math.round(width * shareOfExpired)) : 14
  const xOf = (at: string) =>
    Math.round(todayX + ((Date.parse(at) - now) / (until - now)) * (width - todayX - 14))
  const ahead = mergeNear(
    line.days.map((day) => ({ x: xOf(day.first[0]?.at ?? line.until), day })),
    width,
  ).map(({ x, items }) => {
    const days = items.map(({ day }) => day)
    const marked = markedBy(days)
    return {
      x,
      ...marked,
      label: labelOf(marked),
      look: lookOf(marked, line.soonUntil),
      sentence: sentenceOf(marked, days, reading),
      href: hrefOf(marked, days, line.today),
    }
  })
  const marks = [...(line.expired.count > 0 ? [expiredMark(line, todayX, reading)] : []), ...ahead]
  const labels = placeLabels(
    marks.map(({ x, label, count }) => ({
      x,
      labelWidth: Math.min(textWidth(label), widestLabel, Math.round(width * 0.6)),
      // Its number is in the mark.
      isMinor: count > 1,
    })),
    size,
  )
  const months = line.months.map(({ date, at }) => ({ x: xOf(at), text: tickText(date), isToday: false }))
  const candidates = [
    { x: todayX, text: 'Today', isToday: true },
    ...(line.expired.count > 0 ? [{ x: Math.round(todayX * 0.4), text: 'Expired', isToday: false }] : []),
    ...months,
    { x: xOf(line.soonUntil), text: `${soonDays} days`, isToday: false },
  ]
  return {
    marks: marks.map((mark, index) => ({ ...mark, placed: labels[index] ?? null })),
    rows: Math.max(0, ...labels.map((label) => (label ? label.row + 1 : 0))),
    todayX,
    soonX: xOf(line.soonUntil),
    ticks: fitting(candidates.map((tick) => ({ ...tick, width: textWidth(tick.text) }))),
    monthXs: months.map(({ x }) => x),
  }
}

function expiredMark(
  { expired, today }: ExpiryLineView,
  todayX: number,
  reading: { now: string; timeZone: string },
) {
  const { count, last } = expired
  const marked = { count, retire: 0, known: last }
  const isOne = count === 1
  return {
    x: Math.round(todayX * 0.4),
    ...marked,
    look: 'expired' as const,
    label: isOne ? labelOf(marked) : `${count} expired`,
    sentence: isOne
      ? sentenceOf(marked, [], reading)
      : `${count} expired, in the last ${expiredShownDays} days: ${counted(count, 'credential')}`,
    href: hrefOf(marked, [], today),
  }
}

function lookOf({ count, retire, known }: Marked, soonUntil: string): MarkLook {
  if (retire === count) return known.some(({ isStillUsed }) => isStillUsed) ? 'retiresInUse' : 'retires'
  return known.some(({ at }) => at <= soonUntil) ? 'soon' : 'later'
}

/** Where a mark leads: to the credential, or to the days of several. */
function hrefOf({ count, known }: Marked, days: readonly LineDay[], today: string): string {
  const [first] = known
  if (count === 1 && first) return listHref(first.kind, {}, first.id)
  const [from, until] = [days[0], days.at(-1)]
  return from && until ? daysHref(from.date, until.date, today) : expiringHref()
}
