import { describe, expect, test } from 'vitest'
import { serverChangeNotice, signInChangeNotice, type PersonEvent } from './sign-in-change'

const event = (more: Partial<PersonEvent>): PersonEvent => ({
  action: 'person.password_changed',
  personId: 'p1',
  by: 'Ada',
  address: '203.0.113.7',
  browser: 'Firefox on Linux',
  detail: {},
  at: new Date('2026-11-26T12:00:00Z'),
  ...more,
})
const told = (more: Partial<PersonEvent>) => {
  const notice = signInChangeNotice(event(more))
  return notice && [notice.title, notice.body('Thursday')].join(': ')
}
const wasMe =
  'If it was you, you need to do nothing. If not, change your password and sign out everywhere else in “Your account” at once, and tell a cloud administrator.'
const where = 'This happened on Thursday, from 203.0.113.7, with Firefox on Linux.'

describe('a notice of a changed sign-in', () => {
  test('says what changed, when, from where and with what, and what to do', () => {
    expect(told({ action: 'person.passkey_added', detail: { passkey: 'Laptop' } })).toBe(
      `The passkey “Laptop” was added to your account: ${where} ${wasMe}`,
    )
    expect(told({})).toBe(
      `Your password was changed: ${where} All other sessions have ended. If it was you, you need to do nothing. If not, tell a cloud administrator at once. They can sign you out everywhere and give you a link to choose another password.`,
    )
  })

  test.each([
    [3, 'You have 3 left.'],
    [0, 'You have none left. Make new ones in “Your account”.'],
  ])('says that %d recovery codes are left', (recoveryCodesLeft, words) => {
    const text = `A recovery code was used for your account: ${where} ${words} ${wasMe}`
    const detail = { factor: 'recovery_code', recoveryCodesLeft }
    expect(told({ action: 'person.signed_in', detail })).toBe(text)
  })

  test.each<[string, Partial<PersonEvent>]>([
    ['a sign-in with a code', { action: 'person.signed_in', detail: { factor: 'code' } }],
    ['a sign-in without a second factor', { action: 'person.signed_in' }],
    ['a confirmation', { action: 'person.confirmed_again', detail: { confirmedWith: 'passkey' } }],
    ['the first password', { action: 'person.password_chosen', detail: { firstPassword: true } }],
    ['a sign-in link that was not used yet', { action: 'person.link_made' }],
    ['a passkey that got another name', { action: 'person.passkey_renamed' }],
  ])('is not given for %s', (_what, more) => expect(told(more)).toBeNull())

  test('goes to the other cloud administrators only if it was done on the server', () => {
    const removal = event({ action: 'person.two_factor_removed_on_server', by: null })
    const person = { name: 'Ada', email: 'ada@example.com' }
    expect(serverChangeNotice(removal, person)).toMatchObject({ isOwn: false })
    expect(serverChangeNotice(event({ action: 'person.two_factor_reset' }), person)).toBeNull()
    expect(told(removal)).toContain('Somebody with access to the server removed it on Thursday')
  })

  test('has a key of its own for each event', () => {
    const keys = [
      event({}),
      event({ at: new Date('2026-11-26T12:00:01Z') }),
      event({ action: 'person.passkey_added', detail: { passkey: 'A' } }),
      event({ action: 'person.passkey_added', detail: { passkey: 'B' } }),
    ].map((each) => signInChangeNotice(each)?.key)
    expect(new Set(keys).size).toBe(4)
  })
})
