import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { isSessionLive } from '@/lib/domain/session'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const present = 'correct horse battery'
const next = 'a few chosen words'

const signIn = (email: string, password: string) => keyturn.runtime.signIn(stranger, { email, password })
const latestEvent = async () =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events[0]

async function isLive(sessionId: string): Promise<boolean> {
  const session = await keyturn.runtime.session.sessions.find(sessionId)
  return session !== null && isSessionLive(session, new Date())
}

/** Signs the same person in once more. */
async function elsewhere(person: Person): Promise<string> {
  return value(await signIn(person.email, present)).sessionId
}

describe('the account', () => {
  test('changes the name and the time zone of this person only', async () => {
    const person = await keyturn.person('auditor')
    value(await keyturn.runtime.editAccount(person, { name: ' Aud ', timeZone: 'Pacific/Chatham' }))
    const session = await keyturn.runtime.session.sessions.find(person.sessionId)
    expect(session?.person).toMatchObject({ name: 'Aud', timeZone: 'Pacific/Chatham', role: 'auditor' })
    expect(await latestEvent()).toMatchObject({ action: 'person.account_edited', targetId: person.id })
  })

  test('switches single keys off for this person, and changes nothing else', async () => {
    const person = await keyturn.person('auditor')
    expect(person.singleKeys, 'on at first').toBe(true)
    value(await keyturn.runtime.editAccount(person, { singleKeys: false }))
    const { name, timeZone } = person
    expect(await keyturn.request(person)).toMatchObject({ name, timeZone, singleKeys: false })
    const event = await latestEvent()
    expect(event).toMatchObject({ action: 'person.account_edited', targetId: person.id })
    expect(JSON.parse(event?.detail ?? '')).toEqual({ 'singleKeys.before': true, 'singleKeys.after': false })
    expect(event?.changes).toEqual(['Single-key shortcuts: on to off'])
    // A form that does not know it leaves it as it is.
    value(await keyturn.runtime.editAccount(person, { name: 'Aud' }))
    expect((await keyturn.request(person)).singleKeys).toBe(false)
    // A request made by hand can send anything.
    const wrong = { singleKeys: 'yes' as unknown as boolean }
    expect(kindOf(await keyturn.runtime.editAccount(person, wrong))).toBe('invalid_input')
  })

  test('refuses an invalid time zone and an invalid name', async () => {
    const person = await keyturn.person('auditor')
    for (const timeZone of ['', 'Europe/Atlantis', "'; DROP TABLE", 'x'.repeat(300), 'UTC\0']) {
      expect(await keyturn.runtime.editAccount(person, { name: 'Aud', timeZone })).toEqual({
        ok: false,
        failure: { kind: 'invalid_input', fields: { timeZone: 'Choose a time zone.' } },
      })
    }
    expect(
      kindOf(await keyturn.runtime.editAccount(person, { name: 'x'.repeat(300), timeZone: 'UTC' })),
    ).toBe('invalid_input')
    expect((await keyturn.runtime.session.sessions.find(person.sessionId))?.person.name).toBe('auditor')
  })
})

describe('the password', () => {
  test('changes if the current one is correct; other sessions and an unused link end', async () => {
    const person = await keyturn.person('product_administrator')
    const other = await elsewhere(person)
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    const change = { currentPassword: present, password: next }
    expect(value(await keyturn.runtime.changePassword(person, change)).sessions).toBe(1)
    expect(await isLive(other)).toBe(false)
    expect(await isLive(person.sessionId)).toBe(true)
    expect(kindOf(await signIn(person.email, present))).toBe('sign_in_failed')
    expect(kindOf(await signIn(person.email, next))).toBe('ok')
    const link = { token: token.reveal(), password: next, timeZone: 'UTC' }
    expect(kindOf(await keyturn.runtime.choosePassword(stranger, link))).toBe('sign_in_link_closed')
  })

  test('stays the same if the current one is wrong or the new one is not acceptable', async () => {
    const person = await keyturn.person('auditor')
    const other = await elsewhere(person)
    const change = (currentPassword: string, password: string) =>
      keyturn.runtime.changePassword(person, { currentPassword, password })
    expect(kindOf(await change('not it', next))).toBe('wrong_password')
    for (const password of ['short', 'x'.repeat(73), 'ü'.repeat(37), 'with a \0 inside']) {
      expect(await change(present, password)).toMatchObject({
        failure: { kind: 'invalid_input', fields: { password: expect.any(String) as unknown } },
      })
    }
    expect(await isLive(other)).toBe(true)
    expect(kindOf(await signIn(person.email, present))).toBe('ok')
  })

  test('cannot be guessed from a session that was left open', async () => {
    const person = await keyturn.person('auditor')
    const guess = (currentPassword: string) =>
      keyturn.runtime.changePassword(person, { currentPassword, password: next })
    for (let failure = 0; failure < 4; failure++)
      expect(kindOf(await guess('a guess'))).toBe('wrong_password')
    expect(await guess(present)).toMatchObject({
      failure: { kind: 'throttled', retryAfter: expect.any(Number) as unknown },
    })
    expect(kindOf(await signIn(person.email, present))).toBe('ok')
  })
})

describe('sessions', () => {
  test('are listed with the current one marked, and can be ended one by one or all except this one', async () => {
    const person = await keyturn.person('auditor')
    const [second, third] = [await elsewhere(person), await elsewhere(person)]
    const list = async () => value(await keyturn.runtime.listSessions(person, {}))
    expect((await list()).map(({ id }) => id).toSorted()).toEqual(
      [person.sessionId, second, third].toSorted(),
    )
    expect((await list()).filter(({ isPresent }) => isPresent).map(({ id }) => id)).toEqual([
      person.sessionId,
    ])
    expect((await list())[0]).toMatchObject({ address: stranger.address, agent: stranger.agent })

    expect(kindOf(await keyturn.runtime.endSession(person, { id: second }))).toBe('ok')
    expect(await isLive(second)).toBe(false)
    expect(await latestEvent()).toMatchObject({ action: 'person.session_ended', actorId: person.id })
    expect(kindOf(await keyturn.runtime.endSession(person, { id: second })), 'again').toBe('not_found')

    expect(value(await keyturn.runtime.endOtherSessions(person, {})).sessions).toBe(1)
    expect(await isLive(third)).toBe(false)
    expect((await list()).map(({ id }) => id)).toEqual([person.sessionId])
  })

  test('of other people can be neither seen nor ended', async () => {
    const person = await keyturn.person('auditor')
    const { administrator, runtime } = keyturn
    expect(kindOf(await runtime.endSession(person, { id: administrator.sessionId }))).toBe('not_found')
    expect(await isLive(administrator.sessionId)).toBe(true)
    const seen = value(await runtime.listSessions(person, {}))
    expect(seen.map(({ id }) => id)).toEqual([person.sessionId])
  })
})
