import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { PrismaClient } from '@/lib/store/generated/client'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { addPasskey, withPasskey } from './test-passkeys'
import { codeOf, halfOf, password, withTwoFactor } from './test-two-factor'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const told = ({ id }: { id: string }) =>
  prisma.notification.findMany({
    where: { userId: id, kind: 'sign_in_changed' },
    include: { mail: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
const titles = async (person: { id: string }) => (await told(person)).map(({ title }) => title)
const agent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
const from = (person: Person): Person => ({ ...person, address: '203.0.113.77', agent })

describe('a person is told', () => {
  test('that their password was changed: when, from where, with what, and what to do, in the console and by mail', async () => {
    const person = await keyturn.person('auditor')
    value(await keyturn.runtime.editAccount(person, { timeZone: 'Europe/Berlin' }))
    const present = from({ ...person, timeZone: 'Europe/Berlin' })
    const change = { currentPassword: password, password: 'a few chosen words' }
    expect(kindOf(await keyturn.runtime.changePassword(present, { ...change, currentPassword: 'no' }))).toBe(
      'wrong_password',
    )
    expect(await told(person), 'not of an attempt').toEqual([])
    value(await keyturn.runtime.changePassword(present, change))
    const [notice, ...others] = await told(person)
    expect(others).toEqual([])
    expect(notice).toMatchObject({ inConsole: true, title: 'Your password was changed' })
    expect(notice?.mail).toMatchObject({ recipient: person.email, subject: 'Your password was changed' })
    for (const text of [notice?.body, notice?.mail?.text]) {
      expect(text).toContain('from 203.0.113.77, with Chrome on Linux')
      expect(text).toMatch(/\d\d:\d\d GMT\+[12] \(Europe\/Berlin\)/)
      expect(text).toContain('If not, tell a cloud administrator at once')
    }
  })

  test('that a password was chosen with a link, but not of their first one', async () => {
    const invited = { name: 'Grace', email: 'grace@example.com', role: 'auditor' as const }
    const { person, token } = value(
      await keyturn.runtime.invitePerson(keyturn.administrator, { ...invited, productIds: [], groupIds: [] }),
    )
    const choose = async (link: { reveal: () => string }) =>
      value(
        await keyturn.runtime.choosePassword(newcomer(), { token: link.reveal(), password, timeZone: 'UTC' }),
      )
    await choose(token)
    expect(await titles(person)).toEqual([])
    const next = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    expect(await titles(person), 'a link changes nothing until it is used').toEqual([])
    await choose(next.token)
    expect(await titles(person)).toEqual(['A new password was chosen with a sign-in link'])
  })

  test('of each second factor that they add or remove, and of new recovery codes, not of a new name', async () => {
    const { person } = await withTwoFactor(keyturn)
    const { id } = await addPasskey(keyturn, person, { name: 'Laptop' })
    value(await keyturn.runtime.renamePasskey(person, { passkeyId: id, name: 'Old laptop' }))
    value(await keyturn.runtime.replaceRecoveryCodes(person, {}))
    value(await keyturn.runtime.removePasskey(person, { passkeyId: id }))
    value(await keyturn.runtime.removeTwoFactor(person, {}))
    expect((await titles(person)).toSorted()).toEqual(
      [
        'An authenticator app was added to your account',
        'The passkey “Laptop” was added to your account',
        'Your recovery codes were replaced',
        'The passkey “Old laptop” was removed from your account',
        'The authenticator app was removed from your account',
      ].toSorted(),
    )
    expect((await told(person)).every(({ mail }) => mail !== null)).toBe(true)
  })

  test('of each recovery code that is used to sign in or to confirm, with how many are left, but not of other factors', async () => {
    const { person, key, recoveryCodes } = await withTwoFactor(keyturn)
    await prisma.notification.deleteMany({ where: { userId: person.id } })
    const [first = '', second = ''] = recoveryCodes
    const half = await halfOf(keyturn, person)
    expect(kindOf(await keyturn.runtime.finishSignIn(half, { code: 'AAAA-AAAA' }))).toBe('wrong_code')
    expect(await titles(person), 'not of an attempt').toEqual([])
    value(await keyturn.runtime.finishSignIn(half, { code: first }))
    value(await keyturn.runtime.stepUp(person, { code: second }))
    const next = await halfOf(keyturn, person)
    value(await keyturn.runtime.finishSignIn(next, { code: codeOf(key, keyturn) }))
    const notices = await told(person)
    expect(notices.map(({ title }) => title)).toEqual(
      Array(2).fill('A recovery code was used for your account'),
    )
    const left = notices.map(({ body }) => Number(/You have (\d) left/.exec(body)?.[1]))
    expect(new Set(left)).toEqual(new Set([8, 9]))
    const used = await prisma.auditEvent.findFirst({
      where: { actorId: person.id, action: 'person.confirmed_again', outcome: 'done' },
    })
    expect(used?.detail).toBe('{"confirmedWith":"recovery_code","recoveryCodesLeft":8}')
  })

  test('if an administrator resets their second factor, who did it', async () => {
    const { person } = await withPasskey(keyturn)
    value(await keyturn.runtime.resetTwoFactor(keyturn.administrator, { id: person.id }))
    const notice = (await told(person)).at(-1)
    expect(notice?.title).toBe('Your two-factor sign-in was removed')
    expect(notice?.body).toContain(`${keyturn.administrator.name} removed it on `)
    expect(await titles(keyturn.administrator)).toEqual([])
  })
})

describe('the last second factor', () => {
  const required = async () => {
    const { person: lead } = await withTwoFactor(keyturn, 'cloud_administrator')
    return (secondFactorFor: 'nobody' | 'cloud_administrators' | 'everyone') =>
      keyturn.runtime.setPolicies(lead, { secondFactorFor, secondFactorGraceDays: 7 })
  }

  test('cannot be removed by those of whom it is required, in the grace time either; one of two can', async () => {
    const { runtime } = keyturn
    const setRequired = await required()
    const app = await withTwoFactor(keyturn)
    const passkey = await withPasskey(keyturn)
    const both = await withTwoFactor(keyturn)
    const beside = await addPasskey(keyturn, both.person)
    value(await setRequired('everyone'))
    expect(kindOf(await runtime.removeTwoFactor(app.person, {}))).toBe('last_second_factor')
    const removePasskey = ({ person, id }: typeof passkey) => runtime.removePasskey(person, { passkeyId: id })
    expect(kindOf(await removePasskey(passkey))).toBe('last_second_factor')
    expect(value(await runtime.getTwoFactor(app.person, {}))?.recoveryCodes).toBe(10)
    expect(value(await runtime.listPasskeys(passkey.person, {})).passkeys).toHaveLength(1)
    expect(kindOf(await runtime.removeTwoFactor(both.person, {}))).toBe('ok')
    expect(kindOf(await removePasskey({ ...beside, person: both.person }))).toBe('last_second_factor')

    value(await setRequired('cloud_administrators'))
    expect(kindOf(await runtime.removeTwoFactor(app.person, {})), 'not required of an auditor').toBe('ok')
    value(await setRequired('nobody'))
    expect(kindOf(await removePasskey(passkey)), 'required of nobody').toBe('ok')
  })

  test('cannot be removed by a cloud administrator if it is required of them, but an administrator can reset it', async () => {
    const { runtime } = keyturn
    const setRequired = await required()
    const { person } = await withTwoFactor(keyturn, 'cloud_administrator')
    value(await setRequired('cloud_administrators'))
    expect(kindOf(await runtime.removeTwoFactor(person, {}))).toBe('last_second_factor')
    expect(kindOf(await runtime.resetTwoFactor(keyturn.administrator, { id: person.id }))).toBe('ok')
    value(await setRequired('nobody'))
  })
})

test('the list of people finds those without a second factor, says what the others have, and their number is known', async () => {
  const { runtime, administrator } = keyturn
  const before = value(await runtime.countTwoFactor(administrator, {}))
  const none = await keyturn.person('auditor')
  // Begun, but not confirmed.
  value(await runtime.beginTwoFactor(none, {}))
  const app = (await withTwoFactor(keyturn)).person
  const passkeys = (await withPasskey(keyturn)).person
  await addPasskey(keyturn, passkeys, { name: 'Phone' })
  const invitation = { name: 'Invited', email: 'invited@example.com', role: 'auditor' as const }
  value(await runtime.invitePerson(administrator, { ...invitation, productIds: [], groupIds: [] }))
  const disabled = await keyturn.person('auditor')
  value(await runtime.disablePerson(administrator, { id: disabled.id }))

  const having = async (asked: { twoFactor?: 'with' | 'without'; state?: 'active' }) => {
    const { people } = value(await runtime.listPeople(administrator, asked))
    return new Map(people.map(({ email, secondFactors }) => [email, secondFactors]))
  }
  const withOne = await having({ twoFactor: 'with' })
  expect(withOne.get(app.email)).toEqual({ app: true, passkeys: 0 })
  expect(withOne.get(passkeys.email)).toEqual({ app: false, passkeys: 2 })
  const without = await having({ twoFactor: 'without' })
  for (const email of [none.email, invitation.email, disabled.email])
    expect([withOne.has(email), without.get(email)]).toEqual([false, { app: false, passkeys: 0 }])
  for (const { email } of [app, passkeys]) expect(without.has(email)).toBe(false)

  const { all, withoutTwoFactor } = value(await runtime.countTwoFactor(administrator, {}))
  expect({ all, withoutTwoFactor }, 'only of those who can sign in').toEqual({
    all: before.all + 3,
    withoutTwoFactor: before.withoutTwoFactor + 1,
  })
  expect((await having({ twoFactor: 'without', state: 'active' })).size).toBe(withoutTwoFactor)
  expect(kindOf(await runtime.countTwoFactor(await keyturn.person('product_administrator'), {}))).toBe(
    'forbidden',
  )
})
