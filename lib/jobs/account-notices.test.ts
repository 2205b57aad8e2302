import { expect, test } from 'vitest'
import { signInChangeNotice } from '@/lib/domain/sign-in-change'
import { accountNotices } from './account-notices'

test('a notice of a changed sign-in gives the time in the zone of its recipient, in the console and by mail', () => {
  const notice = signInChangeNotice({
    action: 'person.password_changed',
    personId: 'p1',
    by: 'Ada',
    address: '203.0.113.7',
    browser: 'Firefox on Linux',
    detail: {},
    at: new Date('2026-11-22T12:00:00Z'),
  })
  if (!notice) throw new Error('nothing is told')
  const compose = accountNotices({ publicUrl: 'https://keys.example.com', mintId: () => 'n1' })
  const recipient = { id: 'p1', email: 'ada@example.com', timeZone: 'Europe/Berlin' }
  const { kind, userId, body, inConsole, mail } = compose(notice, recipient)
  expect({ kind, userId, inConsole }).toEqual({ kind: 'sign_in_changed', userId: 'p1', inConsole: true })
  expect(mail).toMatchObject({ recipient: 'ada@example.com', subject: 'Your password was changed' })
  expect(mail?.text).toBe(`Your password was changed

This happened on Sunday 22 November 2026, 13:00 GMT+1 (Europe/Berlin), from 203.0.113.7, with Firefox on Linux. All other sessions have ended. If it was you, you need to do nothing. If not, tell a cloud administrator at once. They can sign you out everywhere and give you a link to choose another password.

https://keys.example.com/account

You receive this because you have an account in Keyturn (https://keys.example.com).
`)
  expect(mail?.text).toContain(body)
  expect(mail?.html).toContain('203.0.113.7, with Firefox on Linux')
})
