import { describe, expect, test } from 'vitest'
import { requiredExpiryForm } from './replacement'
import { expiryAfter, noteOnExpiry, toExpiryForm } from './expiry'

const timeZone = 'Europe/Berlin'
const read = (expiresAt: string, kept: string | null = null, zone = timeZone) =>
  requiredExpiryForm.safeParse({ expiresAt, timeZone: zone, keptExpiresAt: kept })
const momentOf = (...typed: Parameters<typeof read>) => read(...typed).data?.expiresAt.toISOString()
const problems = (...typed: Parameters<typeof read>) =>
  read(...typed).error?.issues.map(({ path, message }) => [path.join('.'), message])
const note = (expiresAt: string) => noteOnExpiry({ expiresAt, timeZone }, null)

describe('the expiry in a form', () => {
  test('is read in the time zone of the person', () => {
    expect(momentOf('2031-07-01T12:00')).toBe('2031-07-01T10:00:00.000Z')
    expect(momentOf('2031-07-01T12:00', null, 'America/New_York')).toBe('2031-07-01T16:00:00.000Z')
    expect(momentOf('2027-03-28T02:30'), 'which the clocks skip').toBe('2027-03-28T01:30:00.000Z')
  })

  test.each(['2027-01-15', '?', '2027-02-29T10:00', '2027-13-01T10:00', 'T10:00', '2027-01-15T24:01'])(
    'is a complete date and time, not %s',
    (expiresAt) => {
      expect(problems(expiresAt)).toEqual([['expiresAt', 'Enter a complete date and time.']])
    },
  )

  test('is required if there must be one, and its time zone must exist', () => {
    expect(problems('  ')).toEqual([['expiresAt', 'Choose when it expires.']])
    expect(problems('2031-07-01T12:00', null, 'Europe/Atlantis')).toContainEqual([
      'timeZone',
      'This time zone does not exist.',
    ])
  })

  test('stays the same until it is edited, to the millisecond and even in a repeated hour', () => {
    for (const kept of ['2027-01-15T11:00:30.123Z', '2027-10-31T01:30:00.000Z']) {
      const { expiresAt } = toExpiryForm(kept, timeZone)
      expect(momentOf(expiresAt, kept)).toBe(kept)
    }
    expect(toExpiryForm('2027-01-15T11:00:30.000Z', timeZone).expiresAt).toBe('2027-01-15T12:00')
    expect(momentOf('2027-01-15T12:01', '2027-01-15T11:00:30.123Z')).toBe('2027-01-15T11:01:00.000Z')
  })

  test('can be a number of days from now, at this time of day', () => {
    expect(expiryAfter(180, new Date('2026-11-22T13:05:40Z'), timeZone)).toBe('2027-05-21T14:05')
  })

  test('says which moment is used if the time is skipped or repeated', () => {
    expect(note('2027-03-28T02:30')).toBe(
      'Clocks skip this time because they are set forward. 28 Mar 2027, 03:30 GMT+2 is used instead.',
    )
    expect(note('2027-10-31T02:30')).toBe(
      'This time occurs twice because clocks are set back. The first is used: 31 Oct 2027, 02:30 GMT+2.',
    )
    expect([note('2027-06-01T12:00'), note('')]).toEqual([null, null])
  })
})
