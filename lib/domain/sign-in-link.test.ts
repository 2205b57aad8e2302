import { expect, test } from 'vitest'
import { isLinkOpen, signInLinkExpiry } from './sign-in-link'

const now = new Date('2026-11-22T10:00:00Z')
const person = { disabledAt: null }

test('an invitation lasts seven days, a link for an existing account one day', () => {
  expect(signInLinkExpiry({ hasPassword: false }, now)).toEqual(new Date('2026-11-29T10:00:00Z'))
  expect(signInLinkExpiry({ hasPassword: true }, now)).toEqual(new Date('2026-11-23T10:00:00Z'))
})

test('a link works until it expires, unless the person is disabled', () => {
  expect(isLinkOpen({ expiresAt: new Date(now.getTime() + 1), person }, now)).toBe(true)
  expect(isLinkOpen({ expiresAt: now, person }, now)).toBe(false)
  expect(isLinkOpen({ expiresAt: new Date(now.getTime() + 1), person: { disabledAt: now } }, now)).toBe(false)
  expect(isLinkOpen(null, now)).toBe(false)
})
