import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, localTime } from './day'
import { digestTitle, dueDigest, type Digest, type Expiry, type SentDigest } from './digest'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Zones that change by an hour, by half an hour, at midnight, or never; quarter-hour offsets; both sides of the date line. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Santiago',
  'America/Havana',
  'Atlantic/Azores',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
]

interface Sent extends SentDigest {
  digest: Digest
}

/** Runs the job for one recipient at each of the moments. It remembers what it sent. */
function run(expiries: Expiry[], ticks: readonly Date[], timeZone: string, digestHour: number): Sent[] {
  const sent: Sent[] = []
  for (const now of ticks) {
    const digest = dueDigest(expiries, { now, timeZone, hour: digestHour, last: sent.at(-1) ?? null })
    if (digest) sent.push({ day: digest.day, at: now, digest })
  }
  return sent
}

const moments = fc.date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
/** Runs the job every fifty minutes for six weeks, with pauses of up to four days. */
const lives = fc
  .record({
    start: moments,
    outages: fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 40 * 24 }),
        hours: fc.integer({ min: 1, max: 96 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ start, outages }) =>
    Array.from({ length: (42 * day) / (50 * minute) }, (_, i) => i * 50 * minute)
      .filter((at) => !outages.some(({ from, hours }) => at >= from * hour && at < (from + hours) * hour))
      .map((at) => new Date(start.getTime() + at)),
  )
const situations = fc
  .record({
    ticks: lives,
    zone: fc.constantFrom(...zones),
    digestHour: fc.integer({ min: 0, max: 23 }),
    /** From two weeks before the job starts to four weeks after it ends. */
    expiries: fc.array(fc.integer({ min: -14 * 24 * 60, max: 70 * 24 * 60 }), { maxLength: 5 }),
  })
  .map(({ ticks, zone, digestHour, expiries }) => ({
    ticks,
    zone,
    digestHour,
    expiries: expiries.map((minutes, i) => ({
      id: `c${i}`,
      name: `Credential ${i}`,
      expiresAt: new Date((ticks[0]?.getTime() ?? 0) + minutes * minute),
    })),
  }))

describe('X5: in every zone, at every hour, with pauses and clock changes', () => {
  test('sends at most one digest per local day, never before the hour', () => {
    fc.assert(
      fc.property(situations, ({ ticks, zone, digestHour, expiries }) => {
        const sent = run(expiries, ticks, zone, digestHour)
        expect(new Set(sent.map((each) => each.day)).size).toBe(sent.length)
        for (const { day: date, at } of sent) {
          const local = localTime(at, zone)
          expect(local.date).toBe(date)
          expect(local.hour).toBeGreaterThanOrEqual(digestHour)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('sends a digest on each day on which the job ran after the hour and had news, at the first such moment', () => {
    fc.assert(
      fc.property(situations, ({ ticks, zone, digestHour, expiries }) => {
        const sent = run(expiries, ticks, zone, digestHour)
        const firsts = new Map<string, Date>()
        for (const now of ticks) {
          const local = localTime(now, zone)
          const soon = expiries.some(
            ({ expiresAt }) =>
              expiresAt > now && daysBetween(local.date, localTime(expiresAt, zone).date) <= 14,
          )
          if (soon && local.hour >= digestHour && !firsts.has(local.date)) firsts.set(local.date, now)
        }
        const days = new Map(sent.map((each) => [each.day, each.at]))
        for (const [date, at] of firsts) expect(days.get(date)?.getTime()).toBeLessThanOrEqual(at.getTime())
        // On the other days the only news was about expired credentials.
        for (const { day: date, digest } of sent) if (!firsts.has(date)) expect(digest.expiring).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('lists in every digest all credentials that expire within 14 days, soonest first, and no others', () => {
    fc.assert(
      fc.property(situations, ({ ticks, zone, digestHour, expiries }) => {
        for (const { day: date, at, digest } of run(expiries, ticks, zone, digestHour)) {
          const left = (each: Expiry) => daysBetween(date, localTime(each.expiresAt, zone).date)
          const expected = expiries
            .filter((each) => each.expiresAt > at && left(each) <= 14)
            .toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime())
          expect(digest.expiring).toEqual(expected)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('reports each expired credential exactly once, in the first digest afterwards, even after a pause', () => {
    fc.assert(
      fc.property(situations, ({ ticks, zone, digestHour, expiries }) => {
        const sent = run(expiries, ticks, zone, digestHour)
        const told = sent.flatMap(({ digest }) => digest.expired.map(({ id }) => id))
        expect(new Set(told).size).toBe(told.length)
        const [first] = ticks
        for (const { id, expiresAt } of expiries) {
          // A first digest looks back only so far.
          if (!first || expiresAt < first) continue
          const next = sent.find(({ at }) => at >= expiresAt)
          if (next) expect(next.digest.expired.map((each) => each.id)).toContain(id)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('X5: when the clocks change at the hour of the digest', () => {
  const expiry = { id: 'c', name: 'Billing export', expiresAt: new Date('2026-04-05T12:00:00Z') }
  const at = (iso: string, timeZone: string, digestHour: number, last: SentDigest | null = null) =>
    dueDigest([{ ...expiry, expiresAt: new Date(Date.parse(iso) + 3 * day) }], {
      now: new Date(iso),
      timeZone,
      hour: digestHour,
      last,
    })?.day ?? null

  test('sends it after the gap if the hour is skipped', () => {
    // Berlin, 29 March 2026: 03:00 follows 01:59.
    expect(at('2026-03-29T00:59:00Z', 'Europe/Berlin', 2)).toBeNull()
    expect(at('2026-03-29T01:00:00Z', 'Europe/Berlin', 2)).toBe('2026-03-29')
  })

  test('sends it once if the hour occurs twice', () => {
    // Berlin, 25 October 2026: 02:00 to 02:59 occurs twice.
    expect(at('2026-10-25T00:00:00Z', 'Europe/Berlin', 2)).toBe('2026-10-25')
    const last = { day: '2026-10-25', at: new Date('2026-10-25T00:00:00Z') }
    expect(at('2026-10-25T01:00:00Z', 'Europe/Berlin', 2, last)).toBeNull()
  })
})

test('X5: a key that expires in 30 days is in the digest from 14 days before, and once after it has expired', () => {
  const created = new Date('2026-10-10T12:00:00Z')
  const key = { id: 'k', name: 'Backup agent', expiresAt: new Date(created.getTime() + 30 * day) }
  const ticks = Array.from({ length: 32 * 144 }, (_, i) => new Date(created.getTime() + i * 10 * minute))
  const sent = run([key], ticks, 'Europe/Berlin', 8)
  // Berlin leaves summer time on 25 October: 06:00Z is 08:00 before it, 07:00Z after.
  expect(sent.map(({ at }) => at.toISOString())).toEqual([
    ...['26', '27', '28', '29', '30', '31'].map((date) => `2026-10-${date}T07:00:00.000Z`),
    ...['01', '02', '03', '04', '05', '06', '07', '08', '09'].map((date) => `2026-11-${date}T07:00:00.000Z`),
    '2026-11-10T07:00:00.000Z',
  ])
  expect(sent.map(({ digest }) => digestTitle(digest, 'Europe/Berlin'))).toEqual([
    ...[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((left) => `Backup agent expires in ${left} days`),
    'Backup agent expires in 1 day',
    'Backup agent expires today',
    'Backup agent has expired',
  ])
})

test('the title says how many credentials expire and how many have expired', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `${i}`,
      name: `Credential ${i}`,
      expiresAt: new Date('2026-11-25T12:00:00Z'),
    }))
  const title = (expired: number, expiring: number) =>
    digestTitle({ day: '2026-11-22', expired: some(expired), expiring: some(expiring) }, 'UTC')
  expect(title(0, 1)).toBe('Credential 0 expires in 3 days')
  expect(title(0, 4)).toBe('4 credentials expire within 14 days')
  expect(title(1, 0)).toBe('Credential 0 has expired')
  expect(title(3, 0)).toBe('3 credentials have expired')
  expect(title(1, 1)).toBe('1 credential has expired, 1 more expires within 14 days')
  expect(title(2, 3)).toBe('2 credentials have expired, 3 more expire within 14 days')
})
