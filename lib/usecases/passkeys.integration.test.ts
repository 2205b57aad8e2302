import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Failure, Result } from '@/lib/domain/failure'
import type { HalfSignedIn, Person, Principal } from '@/lib/domain/principal'
import { stageOf } from '@/lib/domain/session-stage'
import { expiredKept, removeAll } from '@/lib/jobs/upkeep'
import { TestAuthenticator, type Deviation } from '@/lib/passkeys/test-authenticator'
import type { PasskeyAnswer } from '@/lib/ports/passkeys'
import { PrismaClient } from '@/lib/store/generated/client'
import { keepUsedChallenges } from '@/lib/store/passkeys'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'
import { addPasskey, withPasskey } from './test-passkeys'
import { codeOf, halfOf, newHalf, password, withTwoFactor } from './test-two-factor'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const now = () => keyturn.runtime.pages.clock()
const stageNow = async (id: string) => {
  const session = await keyturn.runtime.session.sessions.find(id)
  if (!session) throw new Error('there is no session')
  return session.endedAt ? null : stageOf(session, now())
}
/** The failure, and for a passkey which problem. */
const problemOf = (result: Result<unknown>): string => {
  if (result.ok) return 'ok'
  const failure: Failure = result.failure
  return failure.kind === 'wrong_passkey' ? failure.problem : failure.kind
}
const eventsOf = async (person: { id: string }) => {
  const where = { OR: [{ actorId: person.id }, { targetId: person.id }] }
  const events = await prisma.auditEvent.findMany({ where, orderBy: { sequence: 'asc' } })
  return events.map(({ action, outcome }) => (outcome === 'done' ? action : `${action} refused`))
}
const factorsOf = async (person: Parameters<TestRuntime['runtime']['getTwoFactor']>[0]) =>
  value(await keyturn.runtime.getTwoFactor(person, {}))

const askHalf = async (half: HalfSignedIn) => value(await keyturn.runtime.beginPasskeySecondStep(half, {}))
const finish = (half: Principal, passkey: PasskeyAnswer) => keyturn.runtime.finishSignIn(half, { passkey })
const askStranger = async () => value(await keyturn.runtime.beginPasskeySignIn(stranger, {}))
const enter = (passkey: PasskeyAnswer) => keyturn.runtime.signInWithPasskey(newcomer(), { passkey })

describe('adding a passkey', () => {
  test('makes a second factor of it, and gives recovery codes with the first one', async () => {
    const { runtime } = keyturn
    const person = await keyturn.person('auditor')
    const other = value(await runtime.signIn(newcomer(), { email: person.email, password })).sessionId

    const options = value(await runtime.beginPasskey(person, {}))
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: person.email, displayName: person.name },
      excludeCredentials: [],
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(Buffer.from(options.user.id, 'base64url').toString()).not.toContain('@')
    const authenticator = new TestAuthenticator()
    const passkey = authenticator.create(options)
    const { first } = value(await runtime.addPasskey(person, { name: ' Work laptop ', passkey }))
    expect(first?.codes).toHaveLength(10)
    const row = await prisma.session.findUniqueOrThrow({ where: { replacedId: person.sessionId } })
    expect(row).toMatchObject({ id: first?.sessionId, factor: 'passkey', endedAt: null })
    person.sessionId = row.id
    expect(await stageNow(other)).toBeNull()
    expect(await factorsOf(person)).toEqual({ since: null, passkeys: 1, recoveryCodes: 10 })
    expect(value(await runtime.listPasskeys(person, {}))).toMatchObject({
      isOffered: true,
      passkeys: [{ name: 'Work laptop', lastUsedAt: null }],
    })
    const stored = await prisma.passkey.findFirstOrThrow({ where: { userId: person.id } })
    expect(stored).toMatchObject({ transports: ['internal'], isBackedUp: true, counter: 0n })
    expect((await eventsOf(person)).at(-1)).toBe('person.passkey_added')
    const listed = value(await runtime.getPerson(keyturn.administrator, { id: person.id }))
    expect(listed).toMatchObject({ hasSecondFactor: true })

    const again = value(await runtime.beginPasskey(person, {}))
    expect(again.excludeCredentials).toMatchObject([{ id: authenticator.credentialId }])
    const twice = await runtime.addPasskey(person, { name: 'Twice', passkey: authenticator.create(again) })
    expect(kindOf(twice)).toBe('passkey_exists')
    const second = await addPasskey(keyturn, person, { name: 'Phone' })
    expect(second.recoveryCodes, 'they have theirs').toEqual([])
    expect((await factorsOf(person))?.recoveryCodes).toBe(10)
  })

  test('of somebody else with the same credential is refused', async () => {
    const { authenticator } = await withPasskey(keyturn)
    const another = await keyturn.person('auditor')
    const options = value(await keyturn.runtime.beginPasskey(another, {}))
    const passkey = authenticator.create(options)
    expect(kindOf(await keyturn.runtime.addPasskey(another, { name: 'Mine', passkey }))).toBe(
      'passkey_exists',
    )
    expect(await factorsOf(another)).toBeNull()
  })

  test('an eleventh is refused, when it is begun and when it is added', async () => {
    const person = await keyturn.person('auditor')
    for (let i = 1; i < 10; i++) await addPasskey(keyturn, person, { name: `Key ${i}` })
    const begin = () => keyturn.runtime.beginPasskey(person, {})
    const late = value(await begin())
    await addPasskey(keyturn, person, { name: 'Key 10' })
    expect(kindOf(await begin())).toBe('too_many_passkeys')
    const passkey = new TestAuthenticator().create(late)
    expect(kindOf(await keyturn.runtime.addPasskey(person, { name: 'Key 11', passkey }))).toBe(
      'too_many_passkeys',
    )
    expect((await factorsOf(person))?.passkeys).toBe(10)
  })

  const bad: [string, Deviation, string][] = [
    ['from another host', { origin: 'https://evil.example.com' }, 'other_site'],
    ['from another port', { origin: 'http://localhost:3001' }, 'other_site'],
    ['inside a page of another site', { crossOrigin: true }, 'other_site'],
    ['for another host', { host: 'example.com' }, 'other_site'],
    ['without user verification', { isVerified: false }, 'not_verified'],
    ['for a challenge that nobody made', { challenge: randomBytes(54).toString('base64url') }, 'expired'],
    ['that is the use of a passkey', { type: 'webauthn.get' }, 'forged'],
    ['with a certificate', { format: 'packed', statement: new Map([['x5c', ['nonsense']]]) }, 'unreadable'],
    ['in an unknown format', { format: 'nonsense' }, 'unreadable'],
    ['in a format with certificates', { format: 'android-safetynet' }, 'unreadable'],
  ]
  test.each(bad)('refuses an answer %s', async (_what, deviation, problem) => {
    const person = await keyturn.person('auditor')
    const options = value(await keyturn.runtime.beginPasskey(person, {}))
    const passkey = new TestAuthenticator().create(options, deviation)
    expect(problemOf(await keyturn.runtime.addPasskey(person, { name: 'Laptop', passkey }))).toBe(problem)
    expect(await factorsOf(person)).toBeNull()
    expect((await eventsOf(person)).at(-1)).toBe('person.passkey_added refused')
  })

  test('refuses an answer to a challenge that is old, used, of another session, person or purpose', async () => {
    const { runtime } = keyturn
    const person = await keyturn.person('auditor')
    const ask = async () => value(await runtime.beginPasskey(person, {}))
    const add = (by: typeof person, passkey: ReturnType<TestAuthenticator['create']>) =>
      runtime.addPasskey(by, { name: 'Laptop', passkey })
    const options = await ask()
    const passkey = new TestAuthenticator().create(options)
    const another = await keyturn.person('auditor')
    expect(problemOf(await add(another, passkey)), 'of another person').toBe('expired')
    const elsewhere = value(await runtime.signIn(newcomer(), { email: person.email, password })).sessionId
    expect(problemOf(await add({ ...person, sessionId: elsewhere }, passkey)), 'of another session').toBe(
      'expired',
    )
    const { challenge } = await askStranger()
    expect(problemOf(await add(person, new TestAuthenticator().create({ ...options, challenge })))).toBe(
      'expired',
    )
    keyturn.passTime(5 * 60_000)
    expect(problemOf(await add(person, passkey)), 'too late').toBe('expired')
    const fresh = new TestAuthenticator().create(await ask())
    expect(problemOf(await add(person, fresh))).toBe('ok')
    expect(problemOf(await add(person, fresh)), 'again').toBe('expired')
    expect((await factorsOf(person))?.passkeys).toBe(1)
  })

  test('refuses nonsense and a megabyte before anything is looked up', async () => {
    const person = await keyturn.person('auditor')
    const options = value(await keyturn.runtime.beginPasskey(person, {}))
    const right = new TestAuthenticator().create(options)
    const response = (deviation: object) => ({ ...right, response: { ...right.response, ...deviation } })
    const long = 'A'.repeat(1024 * 1024)
    const nonsense: unknown[] = [
      undefined,
      null,
      'passkey',
      {},
      { ...right, id: long },
      { ...right, id: '' },
      { ...right, type: 'password' },
      response({ attestationObject: long }),
      response({ attestationObject: 'ä' }),
      response({ clientDataJSON: long }),
      response({ clientDataJSON: 7 }),
      response({ transports: Array.from({ length: 1000 }, () => 'usb') }),
      response({ transports: ['<script>'] }),
    ]
    for (const passkey of nonsense)
      expect(kindOf(await keyturn.runtime.addPasskey(person, { name: 'x', passkey: passkey as never }))).toBe(
        'invalid_input',
      )
    // Well-formed, but without meaning.
    const empty: [object, string][] = [
      [{ clientDataJSON: 'bnVsbA' }, 'unreadable'],
      [{ clientDataJSON: 'AAAA' }, 'unreadable'],
      [{ attestationObject: 'AAAA' }, 'unreadable'],
      [{ attestationObject: 'oA' }, 'unreadable'],
    ]
    for (const [deviation, problem] of empty)
      expect(
        problemOf(await keyturn.runtime.addPasskey(person, { name: 'x', passkey: response(deviation) })),
      ).toBe(problem)
    for (const name of ['', '  ', 'x'.repeat(101), 'a‮b'])
      expect(kindOf(await keyturn.runtime.addPasskey(person, { name, passkey: right }))).toBe('invalid_input')
    expect(await factorsOf(person)).toBeNull()
  })

  test('works beside an authenticator app, whichever was first', async () => {
    const { runtime } = keyturn
    const app = await withTwoFactor(keyturn)
    expect((await addPasskey(keyturn, app.person)).recoveryCodes, 'they have theirs').toEqual([])

    const { person, authenticator, recoveryCodes } = await withPasskey(keyturn)
    const { key } = value(await runtime.beginTwoFactor(person, {}))
    const confirmed = value(await runtime.confirmTwoFactor(person, { code: codeOf(key.reveal(), keyturn) }))
    expect(confirmed.codes).toEqual([])
    person.sessionId = confirmed.sessionId
    expect((await factorsOf(person))?.recoveryCodes).toBe(recoveryCodes.length)
    keyturn.passTime(60_000)
    const half = await halfOf(keyturn, person)
    expect(value(await runtime.getOwnFactors(half, {}))).toEqual({ app: true, passkeys: true })
    value(await finish(half, authenticator.use(await askHalf(half))))
    const next = await halfOf(keyturn, person)
    value(await runtime.finishSignIn(next, { code: codeOf(key.reveal(), keyturn) }))
  })
})

describe('the second step of signing in', () => {
  test('accepts a passkey of the person, and the session says so', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    expect(value(await keyturn.runtime.getOwnFactors(half, {}))).toEqual({ app: false, passkeys: true })
    const options = await askHalf(half)
    expect(options).toMatchObject({
      rpId: 'localhost',
      userVerification: 'required',
      allowCredentials: [{ id: authenticator.credentialId, transports: ['internal'] }],
    })
    const finished = value(await finish(half, authenticator.use(options)))
    expect(finished.factor).toBe('passkey')
    const row = await prisma.session.findUniqueOrThrow({ where: { id: finished.sessionId } })
    expect(row).toMatchObject({
      factor: 'passkey',
      completedAt: row.factorAt,
      lastSeenAt: row.factorAt,
      endedAt: null,
    })
    for (const at of [row.passwordAt, row.factorAt]) expect(at).toBeInstanceOf(Date)
    expect((await eventsOf(person)).slice(-2)).toEqual(['person.password_entered', 'person.signed_in'])
    const [passkey] = value(await keyturn.runtime.listPasskeys(person, {})).passkeys
    expect(passkey?.lastUsedAt).toEqual(row.factorAt)
  })

  test('accepts a recovery code of someone who has only passkeys, and no code of an app', async () => {
    const { person, recoveryCodes } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    expect(kindOf(await keyturn.runtime.finishSignIn(half, { code: '123456' }))).toBe('wrong_code')
    expect(kindOf(await keyturn.runtime.finishSignIn(half, { code: recoveryCodes[0] ?? '' }))).toBe('ok')
  })

  test('takes either a code or a passkey, never both or nothing', async () => {
    const { person, authenticator, recoveryCodes } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    const passkey = authenticator.use(await askHalf(half))
    const code = recoveryCodes[0] ?? ''
    for (const input of [{}, { code, passkey }])
      expect(kindOf(await keyturn.runtime.finishSignIn(half, input))).toBe('invalid_input')
    expect(await stageNow(half.sessionId)).toBe('half')
  })

  const bad: [string, Deviation, string][] = [
    ['from another host', { origin: 'https://evil.example.com' }, 'other_site'],
    ['from our host without TLS', { origin: 'http://localhost' }, 'other_site'],
    ['inside a page of another site', { crossOrigin: true }, 'other_site'],
    ['for another host', { host: 'example.com' }, 'other_site'],
    ['without user verification', { isVerified: false }, 'not_verified'],
    ['for a challenge that nobody made', { challenge: randomBytes(54).toString('base64url') }, 'expired'],
    ['with the handle of somebody else', { userHandle: 'AAAA' }, 'unknown'],
    ['that is the making of a passkey', { type: 'webauthn.create' }, 'forged'],
  ]
  test.each(bad)('refuses an answer %s', async (_what, deviation, problem) => {
    const { person, authenticator } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    expect(problemOf(await finish(half, authenticator.use(await askHalf(half), deviation)))).toBe(problem)
    expect(await stageNow(half.sessionId)).toBe('half')
    expect((await eventsOf(person)).at(-1)).toBe('person.signed_in refused')
  })

  test('refuses a passkey of somebody else, an unknown one, and a signature of another key', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const another = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    expect(problemOf(await finish(half, another.authenticator.use(await askHalf(half))))).toBe('unknown')
    expect(problemOf(await finish(half, new TestAuthenticator().use(await askHalf(half))))).toBe('unknown')
    const options = await askHalf(half)
    const right = authenticator.use(options)
    const { signature } = new TestAuthenticator().use(options).response
    const forged = { ...right, response: { ...right.response, signature } }
    expect(problemOf(await finish(half, forged))).toBe('forged')
    expect(await stageNow(half.sessionId)).toBe('half')
  })

  test('refuses an answer to a challenge that is old, used, of another session or purpose', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    const other = await halfOf(keyturn, person)
    const ofOther = authenticator.use(await askHalf(other))
    expect(problemOf(await finish(half, ofOther)), 'of another session').toBe('expired')
    const toEnter = authenticator.use(await askStranger())
    expect(problemOf(await finish(half, toEnter)), 'of another purpose').toBe('expired')
    const late = authenticator.use(await askHalf(half))
    keyturn.passTime(5 * 60_000)
    expect(problemOf(await finish(half, late)), 'too late').toBe('expired')
    const right = authenticator.use(await askHalf(other))
    expect(problemOf(await finish(other, right))).toBe('ok')
    const next = await halfOf(keyturn, person)
    expect(problemOf(await finish(next, right)), 'again').toBe('expired')
  })

  test('counts passkeys as attempts, as codes: after several failures even the right one has to wait', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    const waits: number[] = []
    for (let failure = 0; failure < 5; failure++) {
      const refused = await finish(half, new TestAuthenticator().use(await askHalf(half)))
      if (!refused.ok && refused.failure.kind === 'throttled') waits.push(refused.failure.retryAfter)
    }
    expect(waits).toHaveLength(1)
    expect(problemOf(await finish(half, authenticator.use(await askHalf(half))))).toBe('throttled')
    keyturn.passTime((waits[0] ?? 0) * 1000 + 1000)
    expect(problemOf(await finish(half, authenticator.use(await askHalf(half))))).toBe('ok')
  })

  test('refuses a passkey that was removed meanwhile, and ends when it was the last factor', async () => {
    const { person, id, authenticator } = await withPasskey(keyturn)
    await addPasskey(keyturn, person, { name: 'Phone' })
    const half = await halfOf(keyturn, person)
    const answer = authenticator.use(await askHalf(half))
    value(await keyturn.runtime.removePasskey(person, { passkeyId: id }))
    expect(problemOf(await finish(half, answer))).toBe('unknown')
    expect(await stageNow(half.sessionId)).toBe('half')
    expect((await factorsOf(person))?.recoveryCodes, 'another factor is left').toBe(10)

    const [last] = value(await keyturn.runtime.listPasskeys(person, {})).passkeys
    value(await keyturn.runtime.removePasskey(person, { passkeyId: last?.id ?? '' }))
    expect(await stageNow(half.sessionId)).toBeNull()
    expect(await factorsOf(person)).toBeNull()
    expect(await prisma.recoveryCode.count({ where: { userId: person.id } })).toBe(0)
    expect((await eventsOf(person)).at(-1)).toBe('person.passkey_removed')
    expect(
      value(await keyturn.runtime.signIn(newcomer(), { email: person.email, password })).isComplete,
    ).toBe(true)
  })
})

describe('signing in with a passkey alone', () => {
  test('begins a complete session of its person; what strangers are asked names nobody', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const options = await askStranger()
    expect(options).toEqual({
      rpId: 'localhost',
      challenge: options.challenge,
      allowCredentials: [],
      timeout: 300_000,
      userVerification: 'required',
    })
    const before = await prisma.usedChallenge.count()
    await Promise.all(Array.from({ length: 20 }, askStranger))
    expect(await prisma.usedChallenge.count(), 'asking stores nothing').toBe(before)

    const { sessionId } = value(await enter(authenticator.use(options)))
    expect(await stageNow(sessionId)).toBe('complete')
    const row = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(row).toMatchObject({ userId: person.id, factor: 'passkey', passwordAt: null })
    const event = await prisma.auditEvent.findFirstOrThrow({
      where: { actorId: person.id },
      orderBy: { sequence: 'desc' },
    })
    expect(event).toMatchObject({ action: 'person.signed_in', detail: '{"factor":"passkey"}' })
  })

  const bad: [string, Deviation, string][] = [
    ['from another host', { origin: 'https://evil.example.com' }, 'other_site'],
    ['inside a page of another site', { crossOrigin: true }, 'other_site'],
    ['for another host', { host: 'example.com' }, 'other_site'],
    ['without user verification', { isVerified: false }, 'not_verified'],
    ['for a challenge that nobody made', { challenge: randomBytes(54).toString('base64url') }, 'expired'],
    ['with the handle of somebody else', { userHandle: 'AAAA' }, 'unknown'],
  ]
  test.each(bad)('refuses an answer %s', async (_what, deviation, problem) => {
    const { person, authenticator } = await withPasskey(keyturn)
    const before = await prisma.session.count({ where: { userId: person.id } })
    expect(problemOf(await enter(authenticator.use(await askStranger(), deviation)))).toBe(problem)
    expect(await prisma.session.count({ where: { userId: person.id } })).toBe(before)
  })

  test('refuses an answer to a challenge that is old, used, or of the second step', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const half = await halfOf(keyturn, person)
    expect(problemOf(await enter(authenticator.use(await askHalf(half)))), 'of the second step').toBe(
      'expired',
    )
    const late = authenticator.use(await askStranger())
    keyturn.passTime(5 * 60_000)
    expect(problemOf(await enter(late)), 'too late').toBe('expired')
    const right = authenticator.use(await askStranger())
    expect(problemOf(await enter(right))).toBe('ok')
    expect(problemOf(await enter(right)), 'again').toBe('expired')
  })

  test('refuses a disabled person, and one whose passkey was removed', async () => {
    const disabled = await withPasskey(keyturn)
    value(await keyturn.runtime.disablePerson(keyturn.administrator, { id: disabled.person.id }))
    expect(kindOf(await enter(disabled.authenticator.use(await askStranger())))).toBe('sign_in_failed')
    const removed = await withPasskey(keyturn)
    const answer = removed.authenticator.use(await askStranger())
    value(await keyturn.runtime.removePasskey(removed.person, { passkeyId: removed.id }))
    expect(problemOf(await enter(answer))).toBe('unknown')
  })

  test('accepts one of two simultaneous answers to one challenge, on two processes', async () => {
    const beside = await keyturn.beside()
    for (const counts of [true, false]) {
      const person = await keyturn.person('auditor')
      const authenticator = new TestAuthenticator(counts)
      await addPasskey(keyturn, person, { authenticator })
      const before = await prisma.session.count({ where: { userId: person.id } })
      const passkey = authenticator.use(await askStranger())
      const results = await Promise.all([
        keyturn.runtime.signInWithPasskey(newcomer(), { passkey }),
        beside.runtime.signInWithPasskey(newcomer(), { passkey }),
      ])
      expect(results.map(problemOf).toSorted()).toEqual(['expired', 'ok'])
      expect(await prisma.session.count({ where: { userId: person.id } })).toBe(before + 1)
    }
    await beside.close()
  })

  test('accepts one of two simultaneous answers with the same counter, to two challenges', async () => {
    const beside = await keyturn.beside()
    const { person, authenticator } = await withPasskey(keyturn)
    const [one, two] = [await askStranger(), await askStranger()]
    const results = await Promise.all([
      keyturn.runtime.signInWithPasskey(newcomer(), { passkey: authenticator.use(one, { counter: 7 }) }),
      beside.runtime.signInWithPasskey(newcomer(), { passkey: authenticator.use(two, { counter: 7 }) }),
    ])
    expect(results.map(problemOf).toSorted()).toEqual(['ok', 'passkey_copied'])
    expect(
      (await eventsOf(person)).filter((event) => event === 'person.passkey_refused refused'),
    ).toHaveLength(1)
    await beside.close()
  })

  test('forgets answered challenges an hour after they expired', async () => {
    const { authenticator } = await withPasskey(keyturn)
    value(await enter(authenticator.use(await askStranger())))
    const count = await prisma.usedChallenge.count()
    expect(count).toBeGreaterThan(0)
    await removeAll(keepUsedChallenges(prisma).remove, now(), expiredKept)
    keyturn.passTime(66 * 60_000)
    const later = await keyturn.person('auditor')
    await addPasskey(keyturn, later)
    await removeAll(keepUsedChallenges(prisma).remove, now(), expiredKept)
    expect(await prisma.usedChallenge.count(), 'only the last').toBe(1)
  })
})

describe('confirming that it is still the same person', () => {
  const ask = async (person: Person) => value(await keyturn.runtime.beginPasskeyStepUp(person, {}))
  const confirm = (person: Person, passkey: PasskeyAnswer) => keyturn.runtime.stepUp(person, { passkey })

  test('works with a passkey of one’s own, once for each challenge', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    keyturn.passTime(16 * 60_000)
    const stale = await keyturn.request(person)
    expect(kindOf(await keyturn.runtime.beginPasskey(stale, {}))).toBe('step_up')
    const options = await ask(stale)
    expect(options.allowCredentials).toMatchObject([{ id: authenticator.credentialId }])
    const answer = authenticator.use(options)
    const proven = value(await confirm(stale, answer))
    expect(proven).toMatchObject({ confirmedWith: 'passkey', sessionId: expect.any(String) as string })
    const fresh = await keyturn.request(proven)
    expect(kindOf(await keyturn.runtime.beginPasskey(fresh, {}))).toBe('ok')
    expect(problemOf(await confirm(fresh, answer)), 'again').toBe('expired')
  })

  test('refuses a passkey of somebody else, and answers to challenges for anything else in the same session', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    const another = await withPasskey(keyturn)
    const session = await keyturn.request(person)
    expect(problemOf(await confirm(session, another.authenticator.use(await ask(session))))).toBe('unknown')
    const toAdd = value(await keyturn.runtime.beginPasskey(keyturn.proven(session), {}))
    expect(problemOf(await confirm(session, authenticator.use(toAdd)))).toBe('expired')
    const passkey = new TestAuthenticator().create({ ...toAdd, ...(await ask(session)) })
    const added = await keyturn.runtime.addPasskey(keyturn.proven(session), { name: 'Laptop', passkey })
    expect(problemOf(added)).toBe('expired')
    expect(problemOf(await confirm(session, authenticator.use(await askStranger())))).toBe('expired')
    expect(problemOf(await enter(authenticator.use(await ask(session))))).toBe('expired')
    const unverified = authenticator.use(await ask(session), { isVerified: false })
    expect(['not_verified', 'throttled']).toContain(problemOf(await confirm(session, unverified)))
    const events = (await eventsOf(person)).filter((event) => event.startsWith('person.confirmed_again'))
    expect(new Set(events)).toEqual(new Set(['person.confirmed_again refused']))
  })
})

describe('a counter', () => {
  test('that goes back is refused at each step; its person is told, and the right device still works', async () => {
    const { person, id, authenticator } = await withPasskey(keyturn)
    value(await enter(authenticator.use(await askStranger(), { counter: 9 })))
    for (const counter of [9, 8, 0])
      expect(kindOf(await enter(authenticator.use(await askStranger(), { counter })))).toBe('passkey_copied')
    const half = await halfOf(keyturn, person)
    expect(kindOf(await finish(half, authenticator.use(await askHalf(half), { counter: 3 })))).toBe(
      'passkey_copied',
    )
    expect(await stageNow(half.sessionId)).toBe('half')
    const stored = await prisma.passkey.findUniqueOrThrow({ where: { id } })
    expect(stored.counter).toBe(9n)
    const told = await prisma.notification.findMany({
      where: { userId: person.id, kind: 'passkey_refused' },
      include: { mail: true },
    })
    expect(told, 'once a day').toMatchObject([
      {
        kind: 'passkey_refused',
        title: 'Your passkey “Laptop” may have been copied',
        mail: { recipient: person.email },
      },
    ])
    const events = await eventsOf(person)
    expect(events.filter((event) => event === 'person.passkey_refused refused')).toHaveLength(4)
    value(await finish(half, authenticator.use(await askHalf(half), { counter: 10 })))
  })

  test('that goes back again and again does not flood the trail', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    value(await enter(authenticator.use(await askStranger(), { counter: 9 })))
    // The same answer: what is refused uses no challenge up.
    const answer = authenticator.use(await askStranger(), { counter: 8 })
    for (let time = 0; time < 35; time++) expect(kindOf(await enter(answer))).toBe('passkey_copied')
    const refused = { targetId: person.id, action: 'person.passkey_refused' }
    expect(await prisma.auditEvent.count({ where: refused })).toBe(30)
  })

  test('is not believed without a right signature', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    value(await enter(authenticator.use(await askStranger(), { counter: 9 })))
    const options = await askStranger()
    const right = authenticator.use(options, { counter: 3 })
    const { signature } = new TestAuthenticator().use(options).response
    expect(problemOf(await enter({ ...right, response: { ...right.response, signature } }))).toBe('forged')
    expect(await prisma.notification.count({ where: { userId: person.id, kind: 'passkey_refused' } })).toBe(0)
  })

  test('of 0 on both sides is accepted again and again, and the largest is stored', async () => {
    const person = await keyturn.person('auditor')
    const { id, authenticator } = await addPasskey(keyturn, person, {
      authenticator: new TestAuthenticator(false),
    })
    for (let use = 0; use < 3; use++) value(await enter(authenticator.use(await askStranger())))
    const counter = 2 ** 32 - 1
    value(await enter(authenticator.use(await askStranger(), { counter })))
    expect((await prisma.passkey.findUniqueOrThrow({ where: { id } })).counter).toBe(BigInt(counter))
  })
})

describe('renaming and removing', () => {
  test('renames only one’s own', async () => {
    const { person, id } = await withPasskey(keyturn)
    const another = await keyturn.person('cloud_administrator')
    const name = 'Key in the safe'
    expect(kindOf(await keyturn.runtime.renamePasskey(another, { passkeyId: id, name }))).toBe('not_found')
    value(await keyturn.runtime.renamePasskey(person, { passkeyId: id, name }))
    expect((await prisma.passkey.findUniqueOrThrow({ where: { id } })).name).toBe(name)
    expect((await eventsOf(person)).at(-1)).toBe('person.passkey_renamed')
  })

  test('removes only one’s own', async () => {
    const { id } = await withPasskey(keyturn)
    const another = await keyturn.person('cloud_administrator')
    expect(kindOf(await keyturn.runtime.removePasskey(another, { passkeyId: id }))).toBe('not_found')
    expect(await prisma.passkey.count({ where: { id } })).toBe(1)
  })

  test('removing the app leaves the passkeys and the recovery codes', async () => {
    const { person, half } = await newHalf(keyturn)
    await addPasskey(keyturn, person)
    value(await keyturn.runtime.removeTwoFactor(person, {}))
    expect(await factorsOf(person)).toEqual({ since: null, passkeys: 1, recoveryCodes: 10 })
    expect(await stageNow(half.sessionId), 'has a passkey to show').toBe('half')
  })

  test('an administrator who resets the second factor removes passkeys too', async () => {
    const { person, authenticator } = await withPasskey(keyturn)
    value(await keyturn.runtime.resetTwoFactor(keyturn.administrator, { id: person.id }))
    expect(await stageNow(person.sessionId)).toBeNull()
    expect(await prisma.passkey.count({ where: { userId: person.id } })).toBe(0)
    expect(await prisma.recoveryCode.count({ where: { userId: person.id } })).toBe(0)
    expect(problemOf(await enter(authenticator.use(await askStranger())))).toBe('unknown')
  })
})

test('an address that is an IP address offers no passkeys, and accepts none', async () => {
  const away = await openTestRuntime({ PUBLIC_URL: 'http://127.0.0.1:3000' })
  const { runtime, administrator } = away
  expect(value(await runtime.listPasskeys(administrator, {}))).toEqual({ passkeys: [], isOffered: false })
  expect(kindOf(await runtime.beginPasskey(administrator, {}))).toBe('passkeys_not_offered')
  expect(kindOf(await runtime.beginPasskeySignIn(stranger, {}))).toBe('passkeys_not_offered')
  const passkey = new TestAuthenticator().use(await askStranger())
  expect(kindOf(await runtime.signInWithPasskey(stranger, { passkey }))).toBe('passkeys_not_offered')
  await away.close()
})
