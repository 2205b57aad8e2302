import { describe, expect, test } from 'vitest'
import {
  extensionProblems,
  fewestQuietHours,
  isStillUsed,
  quietAt,
  retirementProblems,
} from './secret-retirement'
import { day, hour, minute } from './time'

const now = new Date('2026-11-26T12:00:00Z')
const from = (milliseconds: number) => new Date(now.getTime() + milliseconds)

describe('R1: a rotation', () => {
  const plan = { expiresAt: from(100 * day), tokenLifetime: 900, now, timeZone: 'UTC' }
  const at = (moment: Date, expiresAt: Date | null = plan.expiresAt) =>
    retirementProblems({ kind: 'at', at: moment }, { ...plan, expiresAt })
  const whenQuiet = (hours: number, tokenLifetime = 900) =>
    retirementProblems({ kind: 'when_quiet', hours }, { ...plan, tokenLifetime })

  test.each([
    ['in a millisecond', from(1)],
    ['in 90 days', from(90 * day)],
  ])('may have its date %s', (_title, moment) => expect(at(moment)).toEqual({}))

  test('may have its date at the expiry, or any when it never expires', () => {
    expect(at(from(day), from(day))).toEqual({})
    expect(at(from(day), null)).toEqual({})
  })

  test.each([
    ['now', now, null, 'This date and time has passed. Choose a later one.'],
    ['in the past', from(-day), null, 'This date and time has passed. Choose a later one.'],
    [
      'after the expiry',
      from(day + 1),
      from(day),
      'The credential expires on 27 Nov 2026, 12:00 UTC. Choose an earlier moment.',
    ],
    [
      'after 90 days',
      from(90 * day + 1),
      null,
      'Both secrets can work until 24 Feb 2027, 12:00 UTC at the latest.',
    ],
  ])('may not have its date %s', (_title, moment, expiresAt, problem) => {
    expect(at(moment, expiresAt)).toEqual({ retiresAt: problem })
  })

  test('may wait for as many hours of quiet as a token can be in use, and at most 30 days', () => {
    expect([900, 3600, 3601, 86_400].map(fewestQuietHours)).toEqual([1, 1, 2, 24])
    expect([whenQuiet(1), whenQuiet(720), whenQuiet(24, 86_400)]).toEqual([{}, {}, {}])
    const problem = { quietHours: 'Enter a whole number of hours from 1 to 720.' }
    expect([whenQuiet(0), whenQuiet(-1), whenQuiet(721)]).toEqual([problem, problem, problem])
    expect(whenQuiet(23, 86_400)).toEqual({ quietHours: 'Enter a whole number of hours from 24 to 720.' })
  })
})

describe('R2: an extension', () => {
  const retiresAt = from(day)
  const until = (moment: Date, expiresAt: Date | null = null) =>
    extensionProblems(moment, { expiresAt, retiresAt, now, timeZone: 'UTC' })

  test('may put the date off by up to 30 days', () => {
    expect([until(from(day + 1)), until(from(31 * day)), until(from(2 * day), from(2 * day))]).toEqual([
      {},
      {},
      {},
    ])
  })

  test.each([
    ['to the same moment', from(day), null, 'Choose a moment after 27 Nov 2026, 12:00 UTC.'],
    ['to an earlier one', from(hour), null, 'Choose a moment after 27 Nov 2026, 12:00 UTC.'],
    [
      'by more than 30 days',
      from(31 * day + 1),
      null,
      'Both secrets can work until 27 Dec 2026, 12:00 UTC at the latest.',
    ],
    [
      'beyond the expiry',
      from(2 * day + 1),
      from(2 * day),
      'The credential expires on 28 Nov 2026, 12:00 UTC. Choose an earlier moment.',
    ],
  ])('may not put it off %s', (_title, moment, expiresAt, problem) => {
    expect(until(moment, expiresAt)).toEqual({ retiresAt: problem })
  })
})

describe('R2: an old secret is quiet', () => {
  const quiet = (fields: Partial<Parameters<typeof quietAt>[0]>) =>
    quietAt({ quietHours: 2, quietSince: now, lastUsedAt: null, ...fields })

  test.each([
    ['a minute after its hours since the rotation, if it was never used', {}, from(2 * hour + minute)],
    ['after its hours since its last use', { lastUsedAt: from(hour) }, from(3 * hour + minute)],
    ['no earlier because of a use before the rotation', { lastUsedAt: from(-day) }, from(2 * hour + minute)],
    [
      'after its hours since its credential was enabled',
      { quietSince: from(day) },
      from(day + 2 * hour + minute),
    ],
    ['never, if it retires at a date', { quietHours: null }, null],
  ])('%s', (_title, fields, moment) => expect(quiet(fields)).toEqual(moment))
})

describe('R2: an old secret is still in use', () => {
  test.each([
    ['if it was used since the rotation and within a day', from(-hour), from(-minute), true],
    ['unless it was not used since the rotation', from(-hour), from(-hour), false],
    ['unless it was last used a day ago', from(-3 * day), from(-day), false],
    ['unless it was never used', from(-hour), null, false],
    ['unless it is the newest', null, from(-minute), false],
  ])('%s', (_title, supersededAt, lastUsedAt, isUsed) => {
    expect(isStillUsed({ supersededAt, lastUsedAt }, now)).toBe(isUsed)
  })
})
