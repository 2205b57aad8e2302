import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'

// Checking or hashing a password takes time. Meanwhile another person can change what was checked before.

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const present = 'correct horse battery'
const next = 'a few chosen words'
const other = 'chosen by somebody else'

const signIn = (email: string, password: string) => keyturn.runtime.signIn(newcomer(), { email, password })
const linkTo = async ({ id }: { id: string }) =>
  value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id })).token.reveal()
const choose = (token: string, password: string) =>
  keyturn.runtime.choosePassword(stranger, { token, password, timeZone: 'UTC' })
const changePassword = (person: Person, currentPassword: string, password: string) =>
  keyturn.runtime.changePassword(person, { currentPassword, password })

async function liveSessions({ id }: { id: string }): Promise<number> {
  if (!(await keyturn.runtime.getPerson(keyturn.administrator, { id })).ok) return 0
  return value(await keyturn.runtime.endSessions(keyturn.administrator, { id })).sessions
}

type Meanwhile = (person: Person) => Promise<unknown>
const { disable, enable, remove, demote } = {
  disable: ({ id }: Person) => keyturn.runtime.disablePerson(keyturn.administrator, { id }),
  enable: ({ id }: Person) => keyturn.runtime.enablePerson(keyturn.administrator, { id }),
  remove: ({ id }: Person) => keyturn.runtime.deletePerson(keyturn.administrator, { id }),
  demote: ({ id, name }: Person) =>
    keyturn.runtime.editPerson(keyturn.administrator, {
      id,
      name,
      role: 'auditor',
      productIds: [],
      groupIds: [],
    }),
}
const create = (email: string) =>
  keyturn.runtime.createPerson(keyturn.administrator, {
    name: 'Again',
    email,
    password: present,
    role: 'auditor',
  })

describe('a sign-in under way', () => {
  test.each<[string, Meanwhile]>([
    ['the password is changed', (person) => changePassword(person, present, next)],
    ['the password is changed to the same one', (person) => changePassword(person, present, present)],
    ['a one-time link is used', async (person) => choose(await linkTo(person), next)],
    [
      'a one-time link is used for the same password',
      async (person) => choose(await linkTo(person), present),
    ],
    ['the person is disabled', disable],
    [
      'the person is disabled and enabled again',
      async (person) => {
        await disable(person)
        await enable(person)
      },
    ],
    ['the person is deleted', remove],
    [
      'the person is deleted, and another has the e-mail address',
      async (person) => {
        await remove(person)
        value(await create(person.email))
      },
    ],
  ])('begins no session if meanwhile %s', async (_, change) => {
    const person = await keyturn.person('auditor')
    const signedIn = await keyturn.meanwhile(
      () => signIn(person.email, present),
      async () => {
        await change(person)
        await liveSessions(person)
      },
    )
    expect(kindOf(signedIn)).toBe('sign_in_failed')
    expect(await liveSessions(person)).toBe(0)
  })

  test.each<[string, Meanwhile]>([
    ['the role changes', demote],
    [
      'the time zone changes',
      (person) => keyturn.runtime.editAccount(person, { name: 'Z', timeZone: 'UTC' }),
    ],
    ['a one-time link is made and not used', linkTo],
    ['somebody else signs in', (person) => signIn(person.email, present)],
  ])('continues if meanwhile %s', async (_, change) => {
    const person = await keyturn.person('cloud_administrator')
    const signedIn = await keyturn.meanwhile(
      () => signIn(person.email, present),
      () => change(person),
    )
    const { sessionId } = value(signedIn)
    const { role } = value(await keyturn.runtime.getPerson(keyturn.administrator, { id: person.id }))
    const session = await keyturn.runtime.session.sessions.find(sessionId)
    expect(session?.endedAt).toBeNull()
    expect(session?.person.role).toBe(role)
  })
})

describe('a change of the password under way', () => {
  test.each<[string, string, Meanwhile]>([
    [
      'it is changed in the same session',
      'wrong_password',
      (person) => changePassword(person, present, next),
    ],
    [
      'it is changed in another session',
      'signed_out',
      async (person) => {
        const { sessionId } = value(await signIn(person.email, present))
        await changePassword({ ...person, sessionId }, present, next)
      },
    ],
    ['a one-time link is used', 'signed_out', async (person) => choose(await linkTo(person), next)],
    [
      'the person is disabled and enabled again',
      'signed_out',
      async (person) => {
        await disable(person)
        await enable(person)
      },
    ],
    ['the person is disabled', 'signed_out', disable],
    [
      'the session is ended from another one',
      'signed_out',
      async (person) => {
        const { sessionId } = value(await signIn(person.email, present))
        await keyturn.runtime.endOtherSessions({ ...person, sessionId }, {})
      },
    ],
    ['they are signed out everywhere', 'signed_out', liveSessions],
    ['they sign out', 'signed_out', (person) => keyturn.runtime.signOut(person, {})],
    ['the person is deleted', 'signed_out', remove],
    [
      'the person is deleted, and another has the e-mail address',
      'signed_out',
      async (person) => {
        await remove(person)
        value(await create(person.email))
      },
    ],
  ])('changes nothing if meanwhile %s', async (_, kind, change) => {
    const person = await keyturn.person('auditor')
    const changed = await keyturn.meanwhile(
      () => changePassword(person, present, other),
      () => change(person),
    )
    expect(kindOf(changed)).toBe(kind)
    await enable(person)
    expect(kindOf(await signIn(person.email, other))).toBe('sign_in_failed')
  })
})

describe('choosing a password by link', () => {
  test.each<[string, (person: Person, token: string) => Promise<unknown>]>([
    ['somebody else uses the link', (_person, token) => choose(token, next)],
    ['the link is replaced by a new one', linkTo],
    ['the password is changed', (person) => changePassword(person, present, next)],
    ['the person is disabled', disable],
    [
      'the person is disabled and enabled again',
      async (person) => {
        await disable(person)
        await enable(person)
      },
    ],
    ['the person is deleted', remove],
  ])('changes nothing if meanwhile %s', async (_, change) => {
    const person = await keyturn.person('auditor')
    const token = await linkTo(person)
    const chosen = await keyturn.meanwhile(
      () => choose(token, other),
      () => change(person, token),
    )
    expect(kindOf(chosen)).toBe('sign_in_link_closed')
    await enable(person)
    expect(kindOf(await signIn(person.email, other))).toBe('sign_in_failed')
  })

  test('does not fail, and neither does disabling the person at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const person = await keyturn.person('auditor')
      const token = await linkTo(person)
      const [chosen, disabled] = await Promise.all([choose(token, other), disable(person)])
      expect(['ok', 'sign_in_link_closed']).toContain(kindOf(chosen))
      expect(kindOf(disabled)).toBe('ok')
      expect(kindOf(await signIn(person.email, other))).toBe('sign_in_failed')
    }
  })
})

describe('what an administrator does', () => {
  test.each<[string, string, Meanwhile]>([
    ['are demoted', 'forbidden', demote],
    ['are disabled', 'signed_out', disable],
    ['are deleted', 'signed_out', remove],
    ['are signed out everywhere', 'signed_out', liveSessions],
  ])('creates no person if meanwhile they %s', async (_, kind, change) => {
    const administrator = await keyturn.person('cloud_administrator')
    const email = `made-${randomBytes(4).toString('hex')}@example.com`
    const made = { name: 'Made', email, password: other, role: 'cloud_administrator' as const }
    const created = await keyturn.meanwhile(
      () => keyturn.runtime.createPerson(administrator, made),
      () => change(administrator),
    )
    expect(kindOf(created)).toBe(kind)
    expect(kindOf(await signIn(email, other))).toBe('sign_in_failed')
    const { events } = value(
      await keyturn.runtime.listAuditEvents(keyturn.administrator, { outcome: 'refused' }),
    )
    const refused = events.filter(({ actorId }) => actorId === administrator.id)
    expect(refused.map(({ action }) => action)).toEqual(kind === 'forbidden' ? ['person.created'] : [])
  })
})
