import { describe, expect, test } from 'vitest'
import {
  inTime,
  isTimeToTell,
  retiringBody,
  retiringKey,
  retiringTitle,
  type UsedSecret,
} from './retiring-notice'
import { day, hour, minute } from './time'

const now = new Date('2026-11-26T12:00:00Z')
const from = (milliseconds: number) => new Date(now.getTime() + milliseconds)
const secret = (fields: Partial<UsedSecret>): UsedSecret => ({
  id: 's1',
  supersededAt: from(-7 * day),
  retiresAt: from(5 * hour),
  extendedAt: null,
  lastUsedAt: from(-minute),
  lastUsedFrom: '192.0.2.7',
  ...fields,
})

describe('R2: people are told that an old secret retires and is still in use', () => {
  test.each([
    ['from 24 hours before', { retiresAt: from(day) }, true],
    ['not a moment earlier', { retiresAt: from(day + 1) }, false],
    ['until its date', { retiresAt: now }, false],
    ['in the second half of a short overlap', { supersededAt: from(-hour), retiresAt: from(hour) }, true],
    ['not in the first half', { supersededAt: from(-hour), retiresAt: from(hour + 2) }, false],
    [
      'unless it was last used before the rotation',
      { supersededAt: from(-5 * hour), lastUsedAt: from(-6 * hour) },
      false,
    ],
    ['unless it was last used a day ago', { lastUsedAt: from(-day) }, false],
  ])('%s', (_title, fields, isTold) => expect(isTimeToTell(secret(fields), now)).toBe(isTold))

  test('with how long it still works, when and from where it was last used, and what to do', () => {
    const client = { kind: 'api_client', name: 'Billing export' } as const
    expect(retiringTitle(client, secret({}), now)).toBe(
      'The old secret of Billing export retires in 5 hours and is still in use',
    )
    expect(retiringBody(client, secret({}), 'UTC')).toBe(
      'It was last used on 26 Nov 2026, 11:59 UTC from 192.0.2.7, and stops working on 26 Nov 2026, 17:00 UTC. Give its users the new secret before then, or extend the old one, which is possible once.',
    )
  })

  test('a key is called a key, an unknown address is left out, and a second extension is not offered', () => {
    const key = { kind: 'service_api_key', name: 'Nightly sync' } as const
    const told = secret({ lastUsedFrom: null, extendedAt: from(-hour) })
    expect(retiringTitle(key, told, now)).toBe(
      'The old key of Nightly sync retires in 5 hours and is still in use',
    )
    expect(retiringBody(key, told, 'UTC')).toBe(
      'It was last used on 26 Nov 2026, 11:59 UTC, and stops working on 26 Nov 2026, 17:00 UTC. Give its users the new key before then.',
    )
  })

  test('once per secret and date', () => {
    expect(retiringKey(secret({}))).toBe(retiringKey(secret({ lastUsedAt: from(-hour) })))
    expect(retiringKey(secret({}))).not.toBe(retiringKey(secret({ retiresAt: from(day) })))
    expect(retiringKey(secret({}))).not.toBe(retiringKey(secret({ id: 's2' })))
  })
})

test.each([
  [1, 'in 1 minute'],
  [40 * minute, 'in 40 minutes'],
  [hour, 'in 1 hour'],
  [90 * minute, 'in 2 hours'],
  [day - 1, 'in 24 hours'],
  [day, 'in 1 day'],
  [36 * hour, 'in 2 days'],
  [2 * day, 'in 2 days'],
  [13.6 * day, 'in 14 days'],
])('%d milliseconds are said as %s', (left, words) => expect(inTime(from(left), now)).toBe(words))
