import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storeKeys } from '@/lib/composition/derived-keys'
import { mint } from '@/lib/composition/mint'
import type { Person, Principal } from '@/lib/domain/principal'
import { stageOf } from '@/lib/domain/session-stage'
import { accountNotices } from '@/lib/jobs/account-notices'
import { PrismaClient } from '@/lib/store/generated/client'
import { openStore } from '@/lib/store/open-store'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, stranger, type TestRuntime } from '@/lib/test-runtime'
import { makeServerLink } from './make-server-link'
import { addPasskey } from './test-passkeys'
import { codeOf, halfOf, newHalf, password, withTwoFactor } from './test-two-factor'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const now = () => keyturn.runtime.pages.clock()
const sessionOf = async (id: string) => {
  const session = await keyturn.runtime.session.sessions.find(id)
  if (!session) throw new Error('there is no session')
  return { ...session, stage: session.endedAt ? null : stageOf(session, now()) }
}
const finish = (half: Principal, code: string) => keyturn.runtime.finishSignIn(half, { code })
const eventsOf = async (person: { id: string }) => {
  const where = { OR: [{ actorId: person.id }, { targetId: person.id }] }
  const events = await prisma.auditEvent.findMany({ where, orderBy: { sequence: 'asc' } })
  return events.map(({ action, outcome }) => (outcome === 'done' ? action : `${action} refused`))
}
const removed = 'Your two-factor sign-in was removed'
const codesLeft = async (person: Person) =>
  value(await keyturn.runtime.getTwoFactor(person, {}))?.recoveryCodes ?? null

describe('setting up', () => {
  test('requires a code of the app; other sessions end, and ten recovery codes are given', async () => {
    const { runtime } = keyturn
    const person = await keyturn.person('auditor')
    const other = value(await runtime.signIn(newcomer(), { email: person.email, password })).sessionId

    const { key } = value(await runtime.beginTwoFactor(person, {}))
    expect(value(await runtime.getTwoFactor(person, {})), 'not before a code confirms it').toBeNull()
    expect(value(await runtime.signIn(newcomer(), { email: person.email, password })).isComplete).toBe(true)
    const wrong = codeOf(key.reveal(), keyturn, 90_000)
    expect(kindOf(await runtime.confirmTwoFactor(person, { code: wrong }))).toBe('wrong_code')
    const { codes } = value(
      await runtime.confirmTwoFactor(person, { code: codeOf(key.reveal(), keyturn, 30_000) }),
    )
    expect(new Set(codes.map((code) => code.reveal())).size).toBe(10)
    expect(await codesLeft(person)).toBe(10)
    expect((await sessionOf(other)).stage).toBeNull()
    const present = await prisma.session.findUniqueOrThrow({ where: { replacedId: person.sessionId } })
    expect(present).toMatchObject({ factor: 'code', endedAt: null })
    expect((await eventsOf(person)).slice(-2)).toEqual([
      'person.two_factor_set_up refused',
      'person.two_factor_set_up',
    ])
    expect(kindOf(await runtime.beginTwoFactor(person, {}))).toBe('two_factor_on')
  })

  test('stores neither the key nor a recovery code in plain text', async () => {
    const { person, key, recoveryCodes } = await withTwoFactor(keyturn)
    const app = await prisma.authenticator.findUniqueOrThrow({ where: { userId: person.id } })
    const stored = await prisma.recoveryCode.findMany({ where: { userId: person.id } })
    expect(Buffer.from(app.sealedKey).includes(key)).toBe(false)
    for (const { hash } of stored) {
      expect(hash).toHaveLength(32)
      for (const code of recoveryCodes) expect(Buffer.from(hash).includes(code)).toBe(false)
    }
    const trail = JSON.stringify(await prisma.auditEvent.findMany({ select: { detail: true } }))
    for (const secret of [key, ...recoveryCodes]) expect(trail).not.toContain(secret)
  })

  test('expires after half an hour, and a second beginning replaces the first', async () => {
    const { runtime } = keyturn
    const person = await keyturn.person('auditor')
    const first = value(await runtime.beginTwoFactor(person, {})).key.reveal()
    const second = value(await runtime.beginTwoFactor(person, {})).key.reveal()
    expect(kindOf(await runtime.confirmTwoFactor(person, { code: codeOf(first, keyturn) }))).toBe(
      'wrong_code',
    )
    keyturn.passTime(31 * 60_000)
    expect(kindOf(await runtime.confirmTwoFactor(person, { code: codeOf(second, keyturn) }))).toBe(
      'set_up_expired',
    )
    expect(value(await runtime.getTwoFactor(person, {}))).toBeNull()
  })
})

describe('a session whose factor was shown', () => {
  test('is found by its old id too, and is ended, kept and listed as one session', async () => {
    const { runtime } = keyturn
    const { person: present, replacedId } = await withTwoFactor(keyturn)
    const person = { ...present, sessionId: replacedId }
    const session = await sessionOf(person.sessionId)
    expect(session.id).not.toBe(person.sessionId)
    expect(session.replacedAt).toEqual(expect.any(Date))
    expect((await sessionOf(session.id)).replacedAt).toBeNull()
    // A request that began under the old id.
    expect(value(await runtime.endOtherSessions(person, {})).sessions).toBe(0)
    expect((await sessionOf(session.id)).stage).toBe('complete')
    const change = { currentPassword: password, password: 'a few chosen words' }
    value(await runtime.changePassword(person, change))
    value(await runtime.signOut(person, {}))
    for (const id of [person.sessionId, session.id]) expect((await sessionOf(id)).stage).toBeNull()
    const again = { currentPassword: change.password, password: 'a few other words' }
    expect(kindOf(await runtime.changePassword(person, again))).toBe('signed_out')
  })
})

describe('signing in', () => {
  test('is half done after the password, and complete after a code; the session says what was shown and when', async () => {
    const { person, key, half } = await newHalf(keyturn)
    expect((await sessionOf(half.sessionId)).stage).toBe('half')
    keyturn.passTime(90_000)
    const { sessionId } = value(await finish(half, codeOf(key, keyturn)))
    const row = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(row).toMatchObject({
      factor: 'code',
      completedAt: row.factorAt,
      lastSeenAt: row.factorAt,
      endedAt: null,
    })
    for (const at of [row.passwordAt, row.factorAt]) expect(at).toBeInstanceOf(Date)
    const { sessions } = keyturn.runtime.session
    expect(await sessions.find(half.sessionId), 'under the id of before').toBeNull()
    expect((await eventsOf(person)).slice(-2)).toEqual(['person.password_entered', 'person.signed_in'])
    expect(kindOf(await finish(half, codeOf(key, keyturn, 30_000))), 'once').toBe('signed_out')
  })

  test('accepts a code with blanks and from a clock 30 s off, and refuses one from a clock 90 s off', async () => {
    for (const away of [-30_000, 30_000]) {
      const { key, half } = await newHalf(keyturn)
      // Over the code of the set-up.
      keyturn.passTime(60_000)
      const code = codeOf(key, keyturn, away)
      expect(kindOf(await finish(half, `${code.slice(0, 3)} ${code.slice(3)} `)), String(away)).toBe('ok')
    }
    for (const away of [-90_000, 90_000]) {
      const { key, half } = await newHalf(keyturn)
      expect(kindOf(await finish(half, codeOf(key, keyturn, away))), String(away)).toBe('wrong_code')
      expect((await sessionOf(half.sessionId)).stage).toBe('half')
    }
  })

  test('accepts each code once: not again, not an earlier one, and not the one of the set-up', async () => {
    const { person, key, half } = await newHalf(keyturn)
    expect(kindOf(await finish(half, codeOf(key, keyturn, -30_000))), 'of the set-up').toBe('wrong_code')
    const code = codeOf(key, keyturn)
    expect(kindOf(await finish(half, code))).toBe('ok')
    const next = await halfOf(keyturn, person)
    expect(kindOf(await finish(next, code)), 'again').toBe('wrong_code')
    expect(kindOf(await finish(next, codeOf(key, keyturn, -30_000))), 'an earlier one').toBe('wrong_code')
    expect(kindOf(await finish(next, codeOf(key, keyturn, 30_000))), 'the next one').toBe('ok')
  })

  test('accepts a code or a recovery code from only one of two at once, on two processes', async () => {
    const { person, key, recoveryCodes } = await withTwoFactor(keyturn)
    const beside = await keyturn.beside()
    for (const code of [codeOf(key, keyturn), recoveryCodes[0] ?? '']) {
      const halves = [await halfOf(keyturn, person), await halfOf(keyturn, person)] as const
      const results = await Promise.all([
        keyturn.runtime.finishSignIn(halves[0], { code }),
        beside.runtime.finishSignIn(halves[1], { code }),
      ])
      expect(results.map(kindOf).toSorted()).toEqual(['ok', 'wrong_code'])
      const { sessions } = keyturn.runtime.session
      const left = await Promise.all(halves.map(({ sessionId }) => sessions.find(sessionId)))
      expect(left.filter((session) => session !== null)).toHaveLength(1)
    }
    await beside.close()
  })

  test('accepts a recovery code once, in any spelling, and only of this person', async () => {
    const { person, half, recoveryCodes } = await newHalf(keyturn)
    const another = await newHalf(keyturn)
    const [code = '', second = ''] = recoveryCodes
    expect(kindOf(await finish(another.half, code)), 'of somebody else').toBe('wrong_code')
    const { sessionId } = value(await finish(half, code.toLowerCase().replaceAll('-', ' ')))
    expect(await prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({
      factor: 'recovery_code',
    })
    expect(await codesLeft(person)).toBe(9)
    const next = await halfOf(keyturn, person)
    expect(kindOf(await finish(next, code)), 'again').toBe('wrong_code')
    expect(kindOf(await finish(next, second))).toBe('ok')
  })

  test('gives nothing to a text that is no code', async () => {
    const { half } = await newHalf(keyturn)
    const texts = ['12345', '1234567', 'abcdef', '０１２３４５', 'x'.repeat(100), "' OR 1=1 --", '7KQ2-M9XD']
    for (const code of texts) {
      const kind = kindOf(await finish(half, code))
      expect(['wrong_code', 'throttled'], code).toContain(kind)
      keyturn.passTime(61_000)
    }
    for (const code of ['', '   ', 'x'.repeat(101)])
      expect(kindOf(await finish(half, code))).toBe('invalid_input')
    expect((await sessionOf(half.sessionId)).stage).not.toBe('complete')
  })

  test('does not tell whether a person exists or has a second factor before the password is right', async () => {
    const { person } = await withTwoFactor(keyturn)
    const attempt = (email: string) => keyturn.runtime.signIn(newcomer(), { email, password: 'a wrong one' })
    expect(await attempt(person.email)).toEqual(await attempt('nobody@example.com'))
  })

  test('cannot be finished after ten minutes, nor after leaving, nor when the person is disabled', async () => {
    const late = await newHalf(keyturn)
    keyturn.passTime(10 * 60_000)
    expect((await sessionOf(late.half.sessionId)).stage).toBeNull()

    const left = await newHalf(keyturn)
    value(await keyturn.runtime.leaveSignIn(left.half, {}))
    expect(kindOf(await finish(left.half, codeOf(left.key, keyturn)))).toBe('signed_out')
    expect((await eventsOf(left.person)).at(-1)).toBe('person.sign_in_left')

    const disabled = await newHalf(keyturn)
    value(await keyturn.runtime.disablePerson(keyturn.administrator, { id: disabled.person.id }))
    expect(kindOf(await finish(disabled.half, codeOf(disabled.key, keyturn)))).toBe('signed_out')
  })

  test('by a one-time link asks for the second factor too', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const { token } = value(await keyturn.runtime.makeSignInLink(keyturn.administrator, { id: person.id }))
    const link = { token: token.reveal(), password, timeZone: 'UTC' }
    value(await keyturn.runtime.choosePassword(stranger, link))
    const half = await halfOf(keyturn, person)
    expect(kindOf(await finish(half, codeOf(key, keyturn)))).toBe('ok')
  })

  test('begun before the second factor was set up does not skip it', async () => {
    const person = await keyturn.person('auditor')
    const { key } = value(await keyturn.runtime.beginTwoFactor(person, {}))
    const signedIn = value(
      await keyturn.meanwhile(
        () => keyturn.runtime.signIn(newcomer(), { email: person.email, password }),
        () => keyturn.runtime.confirmTwoFactor(person, { code: codeOf(key.reveal(), keyturn) }),
      ),
    )
    expect(signedIn.isComplete).toBe(false)
  })

  test('half done, is not a session that its person sees, and shows no visit', async () => {
    const { person, half } = await newHalf(keyturn)
    const sessions = value(await keyturn.runtime.listSessions(person, {}))
    expect(sessions.map(({ id }) => id)).not.toContain(half.sessionId)
    // A person made of a half session holds nothing once the session is looked at.
    const forged: Person = { ...person, sessionId: half.sessionId }
    const change = { currentPassword: password, password: 'a few chosen words' }
    expect(kindOf(await keyturn.runtime.changePassword(forged, change))).toBe('signed_out')
  })
})

describe('entering the password again and again', () => {
  test('has to wait after ten times without a second factor, but not in a browser that its person uses', async () => {
    const { person, key } = await withTwoFactor(keyturn)
    const first = await halfOf(keyturn, person)
    const { device } = value(await finish(first, codeOf(key, keyturn)))
    for (let time = 0; time < 10; time++) await halfOf(keyturn, person)
    const again = { email: person.email, password }
    const events = (await eventsOf(person)).length
    for (let time = 0; time < 3; time++)
      expect(kindOf(await keyturn.runtime.signIn(newcomer(), again))).toBe('throttled')
    expect(await eventsOf(person)).toHaveLength(events)
    expect(kindOf(await keyturn.runtime.signIn({ ...newcomer(), device }, again))).toBe('ok')
    keyturn.passTime(10 * 60_000)
    expect(kindOf(await keyturn.runtime.signIn(newcomer(), again))).toBe('ok')
  })
})

describe('guessing codes', () => {
  test('is not counted where there is nothing to guess, so that an open browser cannot lock its person out', async () => {
    const { person, key, half } = await newHalf(keyturn)
    const none = await keyturn.person('auditor')
    const counted = await prisma.attempts.count({ where: { kind: { in: ['person', 'half'] } } })
    for (let attempt = 0; attempt < 12; attempt++)
      for (const who of [person, none])
        expect(kindOf(await keyturn.runtime.confirmTwoFactor(who, { code: '000000' }))).toBe('set_up_expired')
    expect(await prisma.attempts.count({ where: { kind: { in: ['person', 'half'] } } })).toBe(counted)
    expect(kindOf(await finish(half, codeOf(key, keyturn)))).toBe('ok')
  })

  test('waits longer after each failure, on every process, until the session has ended', async () => {
    const { person, key, half } = await newHalf(keyturn)
    const beside = await keyturn.beside()
    const wrong = codeOf(key, keyturn, 3_600_000)
    for (let failure = 0; failure < 4; failure++) {
      const by = failure % 2 === 0 ? keyturn.runtime : beside.runtime
      expect(kindOf(await by.finishSignIn(half, { code: wrong }))).toBe('wrong_code')
    }
    const waits: number[] = []
    for (let failure = 4; failure < 9; failure++) {
      const refused = await beside.runtime.finishSignIn(half, { code: codeOf(key, keyturn) })
      if (!refused.ok && refused.failure.kind === 'throttled') {
        waits.push(refused.failure.retryAfter)
        keyturn.passTime(refused.failure.retryAfter * 1000)
      }
      expect(kindOf(await keyturn.runtime.finishSignIn(half, { code: wrong }))).toBe('wrong_code')
    }
    expect(waits).toEqual([1, 4, 16, 64, 256])
    keyturn.passTime(20 * 60_000)
    expect((await sessionOf(half.sessionId)).stage).toBeNull()
    expect((await eventsOf(person)).filter((event) => event === 'person.signed_in refused')).toHaveLength(9)
    await beside.close()

    // The pauses belong to the person, not to the session.
    const next = await halfOf(keyturn, person)
    expect(kindOf(await finish(next, wrong))).toBe('wrong_code')
    expect(kindOf(await finish(next, codeOf(key, keyturn)))).toBe('throttled')
    keyturn.passTime(60 * 60_000)
    expect(kindOf(await finish(await halfOf(keyturn, person), codeOf(key, keyturn)))).toBe('ok')
  })

  test('many at once evaluates no more than one after the other', async () => {
    const { key, half } = await newHalf(keyturn)
    const wrong = codeOf(key, keyturn, 3_600_000)
    const kinds = (await Promise.all(Array.from({ length: 40 }, () => finish(half, wrong)))).map(kindOf)
    // Four, and one more for each pause that passes meanwhile: 1 s, 4 s.
    const evaluated = kinds.filter((kind) => kind === 'wrong_code').length
    expect(evaluated).toBeGreaterThanOrEqual(4)
    expect(evaluated).toBeLessThanOrEqual(6)
    expect(new Set(kinds)).toEqual(new Set(['wrong_code', 'throttled']))
  })
})

describe('removing and renewing', () => {
  test('removes the app and the recovery codes; what is half signed in then ends', async () => {
    const { runtime } = keyturn
    const { person, key, half } = await newHalf(keyturn)
    expect(kindOf(await runtime.removeTwoFactor(person, {}))).toBe('ok')
    expect(value(await runtime.getTwoFactor(person, {}))).toBeNull()
    expect(await prisma.recoveryCode.count({ where: { userId: person.id } })).toBe(0)
    expect(kindOf(await finish(half, codeOf(key, keyturn))), 'half signed in meanwhile').toBe('signed_out')
    expect(value(await runtime.signIn(newcomer(), { email: person.email, password })).isComplete).toBe(true)
    expect(kindOf(await runtime.removeTwoFactor(person, {}))).toBe('two_factor_off')
    expect(kindOf(await runtime.replaceRecoveryCodes(person, {}))).toBe('two_factor_off')
    expect((await eventsOf(person)).at(-2)).toBe('person.two_factor_removed')
  })

  test('new recovery codes replace the old ones', async () => {
    const { runtime } = keyturn
    const { person, recoveryCodes, half } = await newHalf(keyturn)
    const { codes } = value(await runtime.replaceRecoveryCodes(person, {}))
    expect(await codesLeft(person)).toBe(10)
    expect(kindOf(await finish(half, recoveryCodes[0] ?? ''))).toBe('wrong_code')
    expect(kindOf(await finish(half, codes[0]?.reveal() ?? ''))).toBe('ok')
    expect(await eventsOf(person)).toContain('person.recovery_codes_replaced')
  })

  test('needs a second factor that was set up before the request began', async () => {
    const { runtime } = keyturn
    const { person } = await withTwoFactor(keyturn)
    const before: Person = { ...person, proof: { ...person.proof, by: 'password', at: now() } }
    expect(kindOf(await runtime.removeTwoFactor(before, {}))).toBe('two_factor_off')
    expect(kindOf(await runtime.replaceRecoveryCodes(before, {}))).toBe('two_factor_off')
    expect(await codesLeft(person)).toBe(10)
  })
})

describe('a reset by an administrator', () => {
  test('removes the factor, ends every session, half or complete, and tells the person', async () => {
    const { runtime, administrator } = keyturn
    const { person, half } = await newHalf(keyturn)
    expect(kindOf(await runtime.resetTwoFactor(administrator, { id: person.id }))).toBe('ok')
    for (const id of [person.sessionId, half.sessionId]) expect((await sessionOf(id)).stage).toBeNull()
    expect(value(await runtime.signIn(newcomer(), { email: person.email, password })).isComplete).toBe(true)
    expect(await eventsOf(person)).toContain('person.two_factor_reset')
    const notices = await prisma.notification.findMany({
      where: { userId: person.id, kind: 'sign_in_changed', title: removed },
      include: { mail: true },
    })
    expect(notices).toMatchObject([
      { kind: 'sign_in_changed', inConsole: true, mail: { recipient: person.email } },
    ])
    expect(notices[0]?.body).toContain(administrator.name)
    expect(kindOf(await runtime.resetTwoFactor(administrator, { id: person.id }))).toBe('two_factor_off')
    expect(kindOf(await runtime.resetTwoFactor(administrator, { id: 'nobody' }))).toBe('not_found')
  })

  test('never works for oneself', async () => {
    const { person } = await withTwoFactor(keyturn, 'cloud_administrator')
    expect(kindOf(await keyturn.runtime.resetTwoFactor(person, { id: person.id }))).toBe('own_two_factor')
    expect(await codesLeft(person)).toBe(10)
    expect((await sessionOf(person.sessionId)).stage).toBe('complete')
  })
})

describe('npm run admin:link', () => {
  const linkFor = (email: string, removeFactors: boolean) => {
    const feed = { url: null, serves: false, lost: () => {} }
    const composeAccountNotice = accountNotices({
      publicUrl: 'http://localhost:3000',
      mintId: randomUUID,
    })
    const store = openStore(keyturn.database, storeKeys(randomBytes(32)), feed)
    const ports = { store, mint, clock: keyturn.runtime.pages.clock, composeAccountNotice }
    return makeServerLink(ports, { email, removeFactors }, stranger)
  }

  test('leaves the second factor as it is unless it is asked to remove it', async () => {
    const { person } = await withTwoFactor(keyturn, 'cloud_administrator')
    value(await linkFor(person.email, false))
    expect(await codesLeft(person)).toBe(10)
    expect((await sessionOf(person.sessionId)).stage).toBe('complete')
  })

  test('with --remove-factors removes factor and sessions, and tells every cloud administrator', async () => {
    const { person, half } = await newHalf(keyturn)
    await addPasskey(keyturn, person)
    value(await linkFor(person.email, true))
    expect(await prisma.passkey.count({ where: { userId: person.id } })).toBe(0)
    expect(await codesLeft(person)).toBeNull()
    for (const id of [person.sessionId, half.sessionId]) expect((await sessionOf(id)).stage).toBeNull()
    expect((await eventsOf(person)).slice(-2)).toEqual([
      'person.two_factor_removed_on_server',
      'person.link_made_on_server',
    ])
    const told = await prisma.notification.findMany({
      where: { key: { contains: `two_factor_removed_on_server ${person.id}` } },
      include: { mail: true },
    })
    const administrators = await prisma.user.findMany({
      where: { role: 'cloud_administrator', disabledAt: null },
    })
    expect(told.map(({ userId }) => userId).toSorted()).toEqual(
      [person.id, ...administrators.map(({ id }) => id)].toSorted(),
    )
    expect(told.every(({ mail }) => mail !== null)).toBe(true)
  })

  test('with --remove-factors says nothing of factors if there was nothing to remove', async () => {
    const person = await keyturn.person('cloud_administrator')
    value(await keyturn.runtime.signOut(person, {}))
    value(await linkFor(person.email, true))
    expect((await eventsOf(person)).at(-1)).toBe('person.link_made_on_server')
    expect(await eventsOf(person)).not.toContain('person.two_factor_removed_on_server')
    expect(await prisma.notification.count({ where: { key: { contains: person.id } } })).toBe(0)
  })
})
