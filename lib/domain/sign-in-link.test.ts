import { expect, test } from 'vitest'
import { isLinkOpen, signInLinkExpiry } from './sign-in-link'

const now = new Date('2026-11-22T10:00:00Z')
const person = { disabledAt: null }

test('an invitation lasts seven days, a link to an account that exists one', () => {
  expect(signInLinkExpiry({ hasPassword: false }, now)).toEqual(new Date('2026-11-29T10:00:00Z'))
  expect(signInLinkExpiry({ hasPassword: true }, now)).toEqual(new Date('2026-11-23T10:00:00Z'))
})

test('a link is open until the moment it expires, for who is not disabled', () => {
  expect(isLinkOpen({ expiresAt: new Date(now.getTime() + 1), person }, now)).toBe(true)
  expect(isLinkOpen({ expiresAt: now, person }, now)).toBe(false)
  expect(isLinkOpen({ expiresAt: new Date(now.getTime() + 1), person: { disabledAt: now } }, now)).toBe(false)
  expect(isLinkOpen(null, now)).toBe(false)
})
