import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostDeviceFailures, type Device } from '@/lib/domain/device'
import type { Person, Stranger } from '@/lib/domain/principal'
import type { Result } from '@/lib/domain/failure'
import { PrismaClient } from '@/lib/store/generated/client'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { codeOf, halfOf, password, withTwoFactor } from './test-two-factor'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const minute = 60_000

const from = (device: Device | null): Stranger => ({ ...newcomer(), device })
const signIn = (email: string, device: Device | null, chosen = password) =>
  keyturn.runtime.signIn(from(device), { email, password: chosen })
const waitOf = (result: Result<unknown>) =>
  !result.ok && result.failure.kind === 'throttled' ? result.failure.retryAfter : 0

/** A person and the browser in which they have signed in. */
async function known(): Promise<{ person: Person; device: Device }> {
  const person = await keyturn.person('auditor')
  return { person, device: await browserOf(person) }
}

async function browserOf({ email }: Person, chosen = password): Promise<Device> {
  const { device } = value(await signIn(email, null, chosen))
  if (!device) throw new Error('the sign-in was not complete')
  return device
}

/** Strangers guess until somebody has to wait. */
async function guess(email: string, device: Device | null = null): Promise<number> {
  for (let guesses = 0; ; guesses++) {
    const result = await signIn(email, device, 'a wrong one')
    if (waitOf(result) > 0) return guesses
    expect(kindOf(result)).toBe('sign_in_failed')
  }
}

/** Whether strangers can make this browser wait: then it is not known. */
async function isKnown({ email }: Person, device: Device, chosen = password): Promise<boolean> {
  await guess(email)
  const kind = kindOf(await signIn(email, device, chosen))
  expect(['ok', 'throttled']).toContain(kind)
  return kind === 'ok'
}

describe('a browser in which a person has signed in', () => {
  test('signs them in while strangers make everybody else wait', async () => {
    const { person, device } = await known()
    expect(await guess(person.email)).toBe(4)
    expect(waitOf(await signIn(person.email, null))).toBeGreaterThan(0)
    expect(kindOf(await signIn(person.email, device))).toBe('ok')
    expect(waitOf(await signIn(person.email, null)), 'for the others nothing has changed').toBeGreaterThan(0)
  })

  test('is not made to wait by strangers at its address either', async () => {
    const { person, device } = await known()
    const address = newcomer()
    for (let made = 0; made < 21; made++)
      await keyturn.runtime.signIn(address, { email: `made-up-${made}@example.com`, password: 'a guess' })
    const attempt = (by: Stranger) => keyturn.runtime.signIn(by, { email: person.email, password })
    expect(waitOf(await attempt(address))).toBeGreaterThan(0)
    expect(kindOf(await attempt({ ...address, device }))).toBe('ok')
  })

  test('has failures of its own, which make nobody else wait', async () => {
    const { person, device } = await known()
    expect(await guess(person.email, device)).toBe(4)
    expect(kindOf(await signIn(person.email, null))).toBe('ok')
    keyturn.passTime(minute)
    expect(kindOf(await signIn(person.email, device))).toBe('ok')
  })

  test('is no longer known after ten failures, over whatever time, with successes between them, on every process', async () => {
    const { person, device } = await known()
    const beside = await keyturn.beside()
    for (let failures = 0; failures < mostDeviceFailures; failures++) {
      const by = failures % 2 ? keyturn : beside
      const wrong = { email: person.email, password: 'a wrong one' }
      expect(kindOf(await by.runtime.signIn(from(device), wrong))).toBe('sign_in_failed')
      keyturn.passTime(24 * 60 * minute)
      if (failures === 5) expect(kindOf(await signIn(person.email, device))).toBe('ok')
    }
    await beside.close()
    expect(await isKnown(person, device)).toBe(false)
  })

  test('counts guesses sent at once one by one', async () => {
    const { person, device } = await known()
    const guesses = Array.from({ length: 40 }, () => signIn(person.email, device, 'a wrong one'))
    const kinds = (await Promise.all(guesses)).map(kindOf)
    expect(kinds.filter((kind) => kind === 'sign_in_failed')).toHaveLength(4)
    expect(kinds.filter((kind) => kind === 'throttled')).toHaveLength(36)
  })

  test('helps nobody else', async () => {
    const { device } = await known()
    const other = await keyturn.person('auditor')
    expect(await isKnown(other, device)).toBe(false)
    expect(await isKnown(other, { ...device, userId: other.id, epoch: 2 })).toBe(false)
  })

  test('has its own count at the second step too', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const first = await halfOf(keyturn, person)
    expect(value(await signIn(person.email, null)).device, 'not before the second step').toBeNull()
    const { device } = value(await keyturn.runtime.finishSignIn(first, { code: codeOf(key, keyturn) }))
    keyturn.passTime(minute)
    const thief = await halfOf(keyturn, person)
    for (let guesses = 0; guesses < 5; guesses++)
      await keyturn.runtime.finishSignIn(thief, { code: '000000' })
    const honest = await halfOf(keyturn, person)
    const finish = (by: Device | null) =>
      keyturn.runtime.finishSignIn({ ...honest, device: by }, { code: codeOf(key, keyturn) })
    expect(waitOf(await finish(null))).toBeGreaterThan(0)
    expect(kindOf(await finish(device))).toBe('ok')
  })
})

describe('a browser is no longer known after', () => {
  const next = 'another long password'
  test.each<[string, (person: Person, by: Person) => Promise<unknown>, string?]>([
    [
      'a change of the password',
      async (person) =>
        value(await keyturn.runtime.changePassword(person, { currentPassword: password, password: next })),
      next,
    ],
    [
      'a one-time link',
      async ({ id }, by) => {
        const { token } = value(await keyturn.runtime.makeSignInLink(by, { id }))
        const choice = { token: token.reveal(), password: next, timeZone: 'UTC' }
        value(await keyturn.runtime.choosePassword(newcomer(), choice))
      },
      next,
    ],
    [
      'signing out everywhere else',
      async (person) => value(await keyturn.runtime.endOtherSessions(person, {})),
    ],
    [
      'being signed out by an administrator',
      async ({ id }, by) => value(await keyturn.runtime.endSessions(by, { id })),
    ],
    [
      'being disabled, even when enabled again',
      async ({ id }, by) => {
        value(await keyturn.runtime.disablePerson(by, { id }))
        value(await keyturn.runtime.enablePerson(by, { id }))
      },
    ],
  ])('%s', async (_, end, chosen = password) => {
    const { person, device } = await known()
    expect(await isKnown(person, device)).toBe(true)
    keyturn.passTime(60 * minute)
    await end(person, keyturn.administrator)
    expect(await isKnown(person, device, chosen)).toBe(false)
  })

  test('a reset of the second factor', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const half = await halfOf(keyturn, person)
    const { device } = value(await keyturn.runtime.finishSignIn(half, { code: codeOf(key, keyturn) }))
    value(await keyturn.runtime.resetTwoFactor(keyturn.administrator, { id: person.id }))
    expect(await isKnown(person, device)).toBe(false)
  })

  test('its person was deleted', async () => {
    const { person, device } = await known()
    value(await keyturn.runtime.deletePerson(keyturn.administrator, { id: person.id }))
    await guess(person.email)
    expect(waitOf(await signIn(person.email, device))).toBeGreaterThan(0)
  })
})

describe('the browser in which a person', () => {
  const others = async (person: Person, device: Device) =>
    value(await keyturn.runtime.endOtherSessions({ ...person, device }, {})).device

  test('signs out everywhere else stays known, and the failures that it had stay counted', async () => {
    const { person, device } = await known()
    await guess(person.email, device)
    const kept = await others(person, device)
    expect(kept?.id).toBe(device.id)
    keyturn.passTime(minute)
    expect(kept && (await isKnown(person, kept))).toBe(true)
    expect(await isKnown(person, device), 'by its old cookie').toBe(false)
  })

  test('is signed in gets no new cookie by signing out everywhere else, if it was not known', async () => {
    const { person, device } = await known()
    const bystander = await known()
    for (const cookie of [{ ...device, epoch: device.epoch - 1 }, bystander.device])
      expect(await others(person, cookie)).toBeNull()
    expect(value(await keyturn.runtime.endOtherSessions(person, {})).device).toBeNull()
  })

  test('changes the password stays known', async () => {
    const { person, device } = await known()
    const change = { currentPassword: password, password: 'another long password' }
    const kept = value(await keyturn.runtime.changePassword({ ...person, device }, change)).device
    expect(kept && (await isKnown(person, kept, change.password))).toBe(true)
  })

  test('uses a one-time link can sign in although strangers go on guessing', async () => {
    const person = await keyturn.person('auditor')
    await guess(person.email)
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    const choice = { token: token.reveal(), password: 'another long password', timeZone: 'UTC' }
    const { device } = value(await keyturn.runtime.choosePassword(newcomer(), choice))
    expect(device.signedIn).toBe(false)
    expect(kindOf(await signIn(person.email, device, choice.password))).toBe('ok')
  })
})

describe('a sign-in from a browser that is not known', () => {
  const agent =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
  const noticesOf = ({ id }: Person) =>
    prisma.notification.findMany({
      where: { userId: id, kind: 'new_browser' },
      include: { mail: true },
      orderBy: { createdAt: 'asc' },
    })

  test('tells its person when, from where and with what, in the console and by mail; the first sign-in does not', async () => {
    const person = await keyturn.person('auditor')
    expect(await noticesOf(person)).toEqual([])
    value(await keyturn.runtime.editAccount(person, { timeZone: 'Europe/Berlin' }))
    const by = { ...newcomer(), address: '203.0.113.77', agent }
    value(await keyturn.runtime.signIn(by, { email: person.email, password }))
    const [notice, ...others] = await noticesOf(person)
    expect(others).toEqual([])
    expect(notice).toMatchObject({
      kind: 'new_browser',
      inConsole: true,
      title: 'Sign-in from a new browser',
    })
    for (const text of [notice?.body, notice?.mail?.text]) {
      expect(text).toContain('from 203.0.113.77, with Chrome on Linux')
      expect(text).toMatch(/\d\d:\d\d GMT\+[12] \(Europe\/Berlin\)/)
      expect(text).toContain('change your password and sign out everywhere else')
    }
    expect(notice?.mail?.recipient).toBe(person.email)
    const shown = value(await keyturn.runtime.listNotifications(person, {})).notices
    expect(shown.map(({ title }) => title)).toEqual(['Sign-in from a new browser'])
  })

  test('tells nobody if the browser is known, until it is forgotten', async () => {
    const { person, device } = await known()
    const before = (await noticesOf(person)).length
    const { device: next } = value(await signIn(person.email, device))
    expect(await noticesOf(person)).toHaveLength(before)
    value(await keyturn.runtime.endSessions(keyturn.administrator, { id: person.id }))
    value(await signIn(person.email, next))
    expect(await noticesOf(person)).toHaveLength(before + 1)
  })

  test('tells its person also if a one-time link was used in it', async () => {
    const person = await keyturn.person('auditor')
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    const choice = { token: token.reveal(), password, timeZone: 'UTC' }
    const { device } = value(await keyturn.runtime.choosePassword(newcomer(), choice))
    value(await signIn(person.email, device))
    expect(await noticesOf(person)).toHaveLength(1)
  })

  test('tells its person once the second factor was shown, not before', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const half = await halfOf(keyturn, person)
    expect(await noticesOf(person)).toEqual([])
    value(await keyturn.runtime.finishSignIn(half, { code: codeOf(key, keyturn) }))
    expect((await noticesOf(person)).map(({ kind }) => kind)).toEqual(['new_browser'])
  })

  test('tells its person at most five times a day', async () => {
    const person = await keyturn.person('auditor')
    const day = 24 * 60 * minute
    keyturn.passTime(day - (keyturn.runtime.pages.clock().getTime() % day))
    for (let times = 0; times < 8; times++) value(await signIn(person.email, null))
    expect(await noticesOf(person)).toHaveLength(5)
    keyturn.passTime(day)
    value(await signIn(person.email, null))
    expect(await noticesOf(person)).toHaveLength(6)
  })
})
