import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Person, Stranger } from '@/lib/domain/principal'
import type { Result } from '@/lib/domain/failure'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const right = 'correct horse battery'
const minute = 60_000

const signIn = (from: Stranger, email: string, password: string) =>
  keyturn.runtime.signIn(from, { email, password })

async function waitOf(answer: Promise<Result<unknown>>): Promise<number> {
  const result = await answer
  return !result.ok && result.failure.kind === 'throttled' ? result.failure.retryAfter : 0
}

async function sessionsOf({ id }: Person): Promise<number> {
  const ended = await keyturn.runtime.endSessions(keyturn.administrator, { id })
  if (!ended.ok) throw new Error(ended.failure.kind)
  return ended.value.sessions
}

/** Counts the results by kind. */
function tally(results: Result<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const kind of results.map(kindOf)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const guesses = Array.from({ length: 60 }, (_, index) => `guess ${index}`)

describe('guesses sent at once', () => {
  test.each<[string, (email: string, index: number) => string]>([
    ['for one e-mail address', (email) => email],
    ['for one address in upper and lower case', (email, index) => (index % 2 ? email.toUpperCase() : email)],
    ['for one address with white space around it', (email, index) => ' '.repeat(index) + email],
  ])('%s count one by one: the correct password, sent last, does not sign in', async (_, written) => {
    const person = await keyturn.person('auditor')
    await sessionsOf(person)
    const from = newcomer()
    const answers = await Promise.all(
      [...guesses, right].map((password, index) => signIn(from, written(person.email, index), password)),
    )
    expect(tally(answers)).toEqual({ sign_in_failed: 4, throttled: 57 })
    expect(await sessionsOf(person)).toBe(0)
  })

  test('get the same answers for an unknown and for a disabled person', async () => {
    const disabled = await keyturn.person('auditor')
    await keyturn.runtime.disablePerson(keyturn.administrator, { id: disabled.id })
    for (const email of [`nobody-${randomBytes(4).toString('hex')}@example.com`, disabled.email]) {
      const from = newcomer()
      const answers = await Promise.all([...guesses, right].map((password) => signIn(from, email, password)))
      expect(tally(answers)).toEqual({ sign_in_failed: 4, throttled: 57 })
    }
  })

  test('from many addresses count together, on every process', async () => {
    const person = await keyturn.person('auditor')
    const beside = await keyturn.beside()
    const answers = await Promise.all(
      [...guesses, right].map((password, index) =>
        (index % 2 ? keyturn : beside).runtime.signIn(newcomer(), { email: person.email, password }),
      ),
    )
    await beside.close()
    expect(tally(answers)).toEqual({ sign_in_failed: 4, throttled: 57 })
  })

  test('do not block another person at the same address', async () => {
    const [person, other] = [await keyturn.person('auditor'), await keyturn.person('auditor')]
    const from = newcomer()
    const answers = Promise.all(guesses.map((password) => signIn(from, person.email, password)))
    expect(kindOf(await signIn(from, other.email, right))).toBe('ok')
    expect(tally(await answers)).toEqual({ sign_in_failed: 4, throttled: 56 })
  })

  test('of the current password count one by one, from any session and address', async () => {
    const person = await keyturn.person('auditor')
    const answers = await Promise.all(
      [...guesses, right].map((currentPassword) =>
        keyturn.runtime.changePassword(
          { ...person, address: newcomer().address },
          { currentPassword, password: 'chosen by a thief' },
        ),
      ),
    )
    expect(tally(answers)).toEqual({ wrong_password: 4, throttled: 57 })
    expect(kindOf(await signIn(newcomer(), person.email, right))).toBe('ok')
  })

  test('are not counted if the password is correct', async () => {
    const person = await keyturn.person('auditor')
    const from = newcomer()
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => signIn(from, person.email, right)))
      expect(tally(answers)).toEqual({ ok: 4 })
    }
  })
})

describe('strangers at one address', () => {
  const madeUp = (index: number) => `made-up-${index}@example.com`
  const flood = (origin: (index: number) => Stranger) =>
    Promise.all(Array.from({ length: 300 }, (_, index) => signIn(origin(index), madeUp(index), 'a guess')))

  test('have to wait after twenty made-up e-mail addresses; people at other addresses do not', async () => {
    const person = await keyturn.person('auditor')
    const from = newcomer()
    const flooding = flood(() => from)
    expect(kindOf(await signIn(newcomer(), person.email, right))).toBe('ok')
    expect(tally(await flooding)).toEqual({ sign_in_failed: 20, throttled: 280 })
    expect(await waitOf(signIn(from, person.email, right)), 'even with the correct password').toBeGreaterThan(
      0,
    )
    keyturn.passTime(minute)
    expect(kindOf(await signIn(from, person.email, right)), 'after a minute').toBe('ok')
  })

  test('count as one source with all addresses of their IPv6 network', async () => {
    const at = (address: string) => ({ ...stranger, address })
    const answers = await flood((index) => at(`2001:db8:1:${index.toString(16)}::${index.toString(16)}`))
    expect(tally(answers)).toEqual({ sign_in_failed: 20, throttled: 280 })
    const person = await keyturn.person('auditor')
    expect(kindOf(await signIn(at('2001:db8:2::1'), person.email, right))).toBe('ok')
  })

  test('do not lock out an office: successful sign-ins are not counted', async () => {
    const person = await keyturn.person('auditor')
    const from = newcomer()
    for (let round = 0; round < 30; round++) {
      expect(kindOf(await signIn(from, person.email, right))).toBe('ok')
    }
  })

  test('cannot reset the count of their address by signing in to their own account', async () => {
    const own = await keyturn.person('auditor')
    const from = newcomer()
    for (let index = 0; index < 19; index++) {
      expect(kindOf(await signIn(from, madeUp(index), 'a guess'))).toBe('sign_in_failed')
      expect(kindOf(await signIn(from, own.email, right))).toBe('ok')
    }
    expect(kindOf(await signIn(from, madeUp(19), 'a guess'))).toBe('sign_in_failed')
    expect(kindOf(await signIn(from, madeUp(20), 'a guess'))).toBe('throttled')
  })
})

describe('pauses', () => {
  /** Fails this many times, each time as soon as the pause before it has passed. */
  async function fail(from: () => Stranger, email: string, times: number): Promise<void> {
    for (let failures = 0; failures < times;) {
      const wait = await waitOf(signIn(from(), email, 'wrong'))
      keyturn.passTime(wait * 1000)
      if (wait === 0) failures++
    }
  }

  test('last at most an hour, at every address: then the correct password signs in', async () => {
    const person = await keyturn.person('auditor')
    await fail(newcomer, person.email, 20)
    expect(await waitOf(signIn(newcomer(), person.email, right))).toBe(60 * 60)
    keyturn.passTime(60 * minute)
    expect(kindOf(await signIn(newcomer(), person.email, right))).toBe('ok')
  })

  test('are not shortened by a success for whoever goes on guessing', async () => {
    const person = await keyturn.person('auditor')
    await fail(newcomer, person.email, 8)
    keyturn.passTime(await waitOf(signIn(newcomer(), person.email, right)).then((wait) => wait * 1000))
    expect(kindOf(await signIn(newcomer(), person.email, right))).toBe('ok')
    expect(kindOf(await signIn(newcomer(), person.email, 'wrong'))).toBe('sign_in_failed')
    expect(await waitOf(signIn(newcomer(), person.email, 'wrong'))).toBeGreaterThan(60 * 15)
  })

  test('are forgotten by nothing that a stranger can do: not by a one-time link either', async () => {
    const person = await keyturn.person('auditor')
    await fail(newcomer, person.email, 8)
    const { runtime, administrator } = keyturn
    const link = value(await runtime.makeSignInLink(administrator, { id: person.id }))
    const chosen = { token: link.token.reveal(), password: 'chosen by a link', timeZone: 'UTC' }
    expect(kindOf(await runtime.choosePassword(newcomer(), chosen))).toBe('ok')
    expect(await waitOf(signIn(newcomer(), person.email, 'wrong'))).toBeGreaterThan(0)
  })

  test('do not grow because of attempts made during them', async () => {
    const person = await keyturn.person('auditor')
    await fail(newcomer, person.email, 7)
    const from = newcomer()
    for (let attempt = 1; attempt <= 100; attempt++) {
      expect(await waitOf(signIn(from, person.email, 'wrong'))).toBeLessThanOrEqual(64)
    }
    keyturn.passTime(64_000)
    expect(kindOf(await signIn(from, person.email, right))).toBe('ok')
  })
})
