import { describe, expect, test } from 'vitest'
import { z } from './zod'
import { expiryAfter, expiryFields, expiryOf, noteOnExpiry, toExpiryForm } from './expiry'

const timeZone = 'Europe/Berlin'
const form = z.object(expiryFields)
const note = (expiresAt: string) => noteOnExpiry({ expiresAt, timeZone }, null)

describe('the expiry in a form', () => {
  test('may be empty, and is a whole date and time otherwise', () => {
    expect(form.safeParse({ expiresAt: ' ', timeZone }).data).toEqual({ expiresAt: '', timeZone })
    for (const expiresAt of ['2027-01-15', '?', '2027-02-29T10:00', 'T10:00'])
      expect(form.safeParse({ expiresAt, timeZone }).error?.issues).toMatchObject([
        { path: ['expiresAt'], message: 'Enter a whole date and time.' },
      ])
    expect(form.safeParse({ expiresAt: '', timeZone: 'Europe/Atlantis' }).success).toBe(false)
  })

  test('comes back as it went in', () => {
    const moment = new Date('2027-01-15T11:00:30Z')
    const fields = toExpiryForm(moment.toISOString(), timeZone)
    expect(fields.expiresAt).toBe('2027-01-15T12:00')
    expect(expiryOf(fields, moment)).toEqual(moment)
    expect(expiryOf(toExpiryForm(null, timeZone), null)).toBeNull()
  })

  test('can be so many days from now, at this time of day', () => {
    expect(expiryAfter(180, new Date('2026-11-22T13:05:40Z'), timeZone)).toBe('2027-05-21T14:05')
  })

  test('says which moment is taken where the clocks leave a doubt', () => {
    expect(note('2027-03-28T02:30')).toBe(
      'The clocks skip this time, because they are put forward. 28 Mar 2027, 03:30 GMT+2 is taken.',
    )
    expect(note('2027-10-31T02:30')).toBe(
      'The clocks show this time twice, because they are put back. The first is taken: 31 Oct 2027, 02:30 GMT+2.',
    )
    expect([note('2027-06-01T12:00'), note('')]).toEqual([null, null])
  })
})
