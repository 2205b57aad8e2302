import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysLater, describeMoment, isTimeZone, readLocalTime, toLocalTime } from './local-time'

const berlin = 'Europe/Berlin'

describe('a local time', () => {
  test('is the moment at which the clocks in the zone show it', () => {
    expect(readLocalTime('2027-01-15T12:00', berlin)).toEqual({
      moment: new Date('2027-01-15T11:00:00Z'),
      clocks: 'once',
    })
    expect(readLocalTime('2027-01-15T12:00', 'Asia/Kathmandu')?.moment).toEqual(
      new Date('2027-01-15T06:15:00Z'),
    )
  })

  test('that is skipped moves forward by the length of the gap', () => {
    expect(readLocalTime('2027-03-28T02:30', berlin)).toEqual({
      moment: new Date('2027-03-28T01:30:00Z'),
      clocks: 'skipped',
    })
    expect(describeMoment(new Date('2027-03-28T01:30:00Z'), berlin)).toBe('28 Mar 2027, 03:30 GMT+2')
  })

  test('that occurs twice is the first of the two moments', () => {
    expect(readLocalTime('2027-10-31T02:30', berlin)).toEqual({
      moment: new Date('2027-10-31T00:30:00Z'),
      clocks: 'twice',
    })
  })

  test('that was not edited keeps its moment', () => {
    const second = new Date('2027-10-31T01:30:45.678Z')
    expect(readLocalTime('2027-10-31T02:30', berlin, second)).toEqual({ moment: second, clocks: 'once' })
    expect(readLocalTime('2027-10-31T02:31', berlin, second)?.clocks).toBe('twice')
  })

  test.each([
    '',
    '2027-02-30T10:00',
    '2027-13-01T10:00',
    '2027-01-01T24:00',
    '2027-01-01',
    'soon',
    '2027-01-01T10:00Z',
  ])('is not “%s”', (text) => expect(readLocalTime(text, berlin)).toBeNull())
})

// Zones with changes of half an hour, at midnight or of a whole day, and zones with southern summers.
const zone = fc.constantFrom(
  'UTC',
  berlin,
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Africa/Cairo',
)
const minute = fc
  .integer({ min: Date.UTC(2010, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000))
const day = 24 * 60 * 60_000
const wall = minute.map((moment) => moment.toISOString().slice(0, 16))

describe('over zones and years', () => {
  test('a time that the clocks show parses to that moment, or to the earlier of two', () => {
    fc.assert(
      fc.property(minute, zone, (moment, timeZone) => {
        const read = readLocalTime(toLocalTime(moment, timeZone), timeZone)
        expect(read?.clocks).not.toBe('skipped')
        if (read?.clocks === 'once') expect(read.moment).toEqual(moment)
        else expect(read?.moment.getTime()).toBeLessThanOrEqual(moment.getTime())
        expect(readLocalTime(toLocalTime(moment, timeZone), timeZone, moment)?.moment).toEqual(moment)
      }),
      { numRuns: 2000 },
    )
  })

  test('every local time is a moment, and only a skipped one is displayed as another time', () => {
    fc.assert(
      fc.property(wall, zone, (text, timeZone) => {
        const read = readLocalTime(text, timeZone)
        if (!read) throw new Error('no reading')
        const shown = toLocalTime(read.moment, timeZone)
        if (read.clocks === 'skipped') expect(shown > text).toBe(true)
        else expect(shown).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  test('adding days keeps the time of day, unless the clocks skip it', () => {
    fc.assert(
      fc.property(minute, zone, fc.integer({ min: 1, max: 400 }), (moment, timeZone, days) => {
        const onClocks = (at: Date) => Date.parse(`${toLocalTime(at, timeZone)}Z`)
        const asked = new Date(onClocks(moment) + days * day)
        const shown = onClocks(daysLater(moment, days, timeZone))
        if (shown === asked.getTime()) return
        const skipped = (shown - asked.getTime()) / day
        expect(readLocalTime(asked.toISOString().slice(0, 16), timeZone)?.clocks).toBe('skipped')
        // Samoa once skipped a whole day.
        expect(skipped).toBeGreaterThan(0)
        expect(skipped).toBeLessThanOrEqual(1)
      }),
      {
        numRuns: 1000,
        examples: [272, 273].map((days) => [new Date('2011-04-02T14:00Z'), 'Pacific/Apia', days]),
      },
    )
  })
})

test('only known time zones are accepted', () => {
  expect([berlin, 'UTC', 'Europe/Atlantis', '', '../etc'].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})
