import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Failure } from '@/lib/domain/failure'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const present = 'correct horse battery'
const grace = { name: 'Grace Hopper', email: 'grace@example.com' }

const refusals: [string, string][] = [
  ['letmein2026!', 'This password is common. Choose another.'],
  ['Hopper-Grace-1906', 'Do not use your name or e-mail address.'],
  ['k3yturn1', 'Do not use the word Keyturn.'],
]

const refused = (reason: string): { ok: false; failure: Failure } => ({
  ok: false,
  failure: { kind: 'invalid_input', fields: { password: reason } },
})

const signIn = (email: string, password: string) => keyturn.runtime.signIn(newcomer(), { email, password })

describe.each(refusals)('%s cannot be chosen', (password, reason) => {
  test('for a person who is created, and nobody is', async () => {
    const created = await keyturn.runtime.createPerson(keyturn.administrator, {
      ...grace,
      password,
      role: 'auditor',
    })
    expect(created).toEqual(refused(reason))
    const { people } = value(await keyturn.runtime.listPeople(keyturn.administrator, {}))
    expect(people.map(({ email }) => email)).not.toContain(grace.email)
  })

  test('behind a one-time link, which can still be used', async () => {
    const { person, token } = value(
      await keyturn.runtime.invitePerson(keyturn.administrator, {
        ...grace,
        email: `grace-${reason.length}@example.com`,
        role: 'auditor',
        productIds: [],
        groupIds: [],
      }),
    )
    const choose = (chosen: string) =>
      keyturn.runtime.choosePassword(newcomer(), { token: token.reveal(), password: chosen, timeZone: 'UTC' })
    expect(await choose(password)).toEqual(refused(reason))
    expect(kindOf(await signIn(person.email, password))).toBe('sign_in_failed')
    expect(kindOf(await choose(present))).toBe('ok')
  })

  test('instead of the present one, which stays', async () => {
    const person = await keyturn.person('auditor')
    const named = { ...person, name: grace.name }
    const change = await keyturn.runtime.changePassword(named, { currentPassword: present, password })
    expect(change).toEqual(refused(reason))
    expect(kindOf(await signIn(person.email, present))).toBe('ok')
  })
})
