import { describe, expect, test } from 'vitest'
import type { ExpiryLineView, LineDeadline } from './expiry-line-view'
import { layOutLine } from './line-marks'

const day = 24 * 60 * 60_000
const now = new Date('2026-11-26T17:00:00Z')
const at = (days: number) => new Date(now.getTime() + days * day).toISOString()

function expiry(days: number, name: string, more: Partial<LineDeadline> = {}): LineDeadline {
  const event = days < 0 ? 'expired' : 'expires'
  const fields = { kind: 'api_client', id: name, name, serviceUserName: null, isStillUsed: false } as const
  return { event, at: at(days), ...fields, ...more }
}
const key = (days: number, name: string, serviceUserName: string) =>
  expiry(days, name, { kind: 'service_api_key', serviceUserName })
const retirement = (days: number, name: string, isStillUsed: boolean) =>
  expiry(days, name, { event: 'retires', isStillUsed })

/** A line as the server gives it, of which at most `named` are named a day. */
function lineOf(deadlines: LineDeadline[], named = 4): ExpiryLineView {
  const past = deadlines.filter(({ event }) => event === 'expired')
  const ahead = deadlines.filter(({ event }) => event !== 'expired')
  const dates = [...new Set(ahead.map((each) => each.at.slice(0, 10)))].toSorted()
  return {
    now: now.toISOString(),
    today: '2026-11-26',
    soonUntil: at(14),
    until: at(90),
    expired: { count: past.length, last: past.slice(-named) },
    days: dates.map((date) => {
      const own = ahead.filter((each) => each.at.startsWith(date))
      const retire = own.filter(({ event }) => event === 'retires').length
      return { date, count: own.length, retire, first: own.slice(0, named) }
    }),
    months: [{ date: '2026-12-01', at: '2026-12-01T00:00:00.000Z' }],
  }
}

const marksOf = (deadlines: LineDeadline[], { width = 940, named = 4 } = {}) =>
  layOutLine(lineOf(deadlines, named), { width, rows: 3 }, 'UTC').marks
const wide = (deadlines: LineDeadline[]) =>
  marksOf(deadlines).map(({ label, look, href }) => [label, look, href])

describe('a mark of the expiry line', () => {
  test('leads to its credential, and says by its shape what happens', () => {
    expect(
      wide([
        expiry(-3, 'Gone'),
        expiry(2, 'Billing export'),
        key(40, 'Nightly', 'Warehouse'),
        retirement(50, 'Payroll', true),
        retirement(60, 'Sales', false),
      ]),
    ).toEqual([
      ['Gone', 'expired', '/api-clients?client=Gone'],
      ['Billing export', 'soon', '/api-clients?client=Billing+export'],
      ['Nightly', 'later', '/service-keys?key=Nightly'],
      ['Payroll: old secret retires, still in use', 'retiresInUse', '/api-clients?client=Payroll'],
      ['Sales: old secret retires', 'retires', '/api-clients?client=Sales'],
    ])
  })

  test('of several says how many they are and leads to their days', () => {
    expect(wide([key(22, 'A', 'Warehouse'), key(23, 'B', 'Warehouse')])).toEqual([
      ['2 keys of Warehouse', 'later', '/expiring?from=2026-12-18&until=2026-12-19'],
    ])
    expect(wide([key(22, 'A', 'Warehouse'), key(22, 'B', 'Shop')])).toEqual([
      ['2 credentials', 'later', '/expiring?from=2026-12-18&until=2026-12-18'],
    ])
    expect(wide([expiry(22, 'A'), expiry(22, 'B'), retirement(23, 'C', true)])).toEqual([
      ['2 credentials, 1 old secret in use', 'later', '/expiring?from=2026-12-18&until=2026-12-19'],
    ])
    expect(wide([retirement(22, 'A', false), retirement(22, 'B', true)])).toEqual([
      ['2 old secrets (some in use)', 'retiresInUse', '/expiring?from=2026-12-18&until=2026-12-18'],
    ])
    expect(wide([expiry(-1, 'A'), key(-2, 'B', 'Shop')])).toEqual([['2 expired', 'expired', '/expiring']])
  })

  test('of today leads to what is still ahead, as what expired earlier today is not among its number', () => {
    expect(wide([expiry(-0.1, 'This morning'), expiry(0.1, 'A'), expiry(0.1, 'B')])).toEqual([
      ['This morning', 'expired', '/api-clients?client=This+morning'],
      ['2 credentials', 'soon', '/expiring?from=now&until=2026-11-26'],
    ])
    expect(wide([expiry(0.1, 'A'), expiry(1, 'B')])).toEqual([
      ['2 credentials', 'soon', '/expiring?from=now&until=2026-11-27'],
    ])
  })

  test('does not claim a common holder for those that it does not know', () => {
    const keys = Array.from({ length: 6 }, (_, index) => key(22, `K${index}`, 'Warehouse'))
    expect(marksOf(keys).map(({ label, count }) => [label, count])).toEqual([['6 credentials', 6]])
  })

  test('says the whole in a sentence that begins with its label', () => {
    const marks = marksOf([expiry(-2, 'Gone'), expiry(3, 'Billing export'), expiry(60, 'A'), expiry(61, 'B')])
    expect(marks.map(({ sentence }) => sentence)).toEqual([
      'Gone expired, 2 days ago (24 Nov 2026, 17:00)',
      'Billing export expires, in 3 days (29 Nov 2026, 17:00)',
      '2 credentials, from 25 Jan 2027 to 26 Jan 2027',
    ])
    for (const { label, sentence } of marks) expect(sentence.startsWith(label)).toBe(true)
  })

  test('stands in order, and none is lost, whatever their number', () => {
    for (const number of [0, 1, 50, 500]) {
      const many = Array.from({ length: number }, (_, index) => expiry((index * 90) / number, `C${index}`))
      for (const width of [256, 560, 940]) {
        const marks = marksOf(many, { width })
        expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(number)
        expect(marks.map(({ x }) => x)).toEqual(marks.map(({ x }) => x).toSorted((a, b) => a - b))
        expect(marks.length).toBeLessThanOrEqual(width / 24 + 1)
      }
    }
  })
})
