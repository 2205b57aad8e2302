import { beforeEach, expect, test, vi } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import { actorOfSession, timeLeftOf } from './actor-of-session'

const started = new Date('2026-11-22T12:00:00Z').getTime()
let minutes = 0
let sent = new Headers()
let session = newSession()

function newSession() {
  const times = { createdAt: new Date(started), lastSeenAt: new Date(started), endedAt: null }
  const person = { id: 'ada', name: 'Ada', email: 'ada@example.com', role: 'cloud_administrator' }
  const stage = { completedAt: new Date(started) as Date | null, factorAttempts: 0 }
  const proof = { passwordAt: new Date(started), factorAt: null as Date | null }
  const state = { disabledAt: null, hasSecondFactor: false, factors: { app: false, passkeys: false } }
  return {
    id: 'one',
    replacedAt: null as Date | null,
    ...times,
    ...stage,
    ...proof,
    policies: defaultPolicies,
    person: { ...person, ...state },
  }
}

vi.mock('next/headers', () => ({ headers: async () => sent }))
vi.mock('@/lib/runtime', async (original) => ({
  ...(await original<object>()),
  runtime: () => ({ clock: () => new Date(started + minutes * 60_000) }),
}))
vi.mock('./sign-in-runtime', () => ({
  signInRuntime: () => ({
    sessions: {
      find: async (id: string) => (id === session.id ? session : null),
      touch: async (_id: string, now: Date) => void (session.lastSeenAt = now),
    },
  }),
}))

beforeEach(() => {
  minutes = 0
  sent = new Headers()
  session = newSession()
})

/** Whether a request with these headers, some minutes later, comes from a signed-in person. */
async function isSignedIn(later: number, headers: Record<string, string> = {}): Promise<boolean> {
  minutes += later
  sent = new Headers(headers)
  return (await actorOfSession('one')).kind === 'person'
}

test('each request puts the end of an idle session off, up to the longest time of a session', async () => {
  for (let hours = 0; hours < 11.5; hours += 0.5) expect(await isSignedIn(29)).toBe(true)
  expect(await isSignedIn(30)).toBe(false)
  session.lastSeenAt = new Date(started + 12 * 60 * 60_000 - 1)
  expect(await isSignedIn(12 * 60 - minutes)).toBe(false)
})

test('an id that was replaced is honoured for half a minute, and nothing else about the session changes', async () => {
  session.replacedAt = new Date(started)
  minutes = 0.5
  expect(await actorOfSession('one')).toMatchObject({ kind: 'person', sessionId: 'one' })
  expect((await timeLeftOf('one')).seconds).toBeGreaterThan(0)
  minutes = 0.51
  expect((await actorOfSession('one')).kind).toBe('stranger')
  expect((await timeLeftOf('one')).seconds).toBe(0)
  minutes = -1
  expect((await actorOfSession('one')).kind, 'with a clock that was set back').toBe('stranger')
})

test('a request that a browser makes in advance does not put the end off', async () => {
  expect(await isSignedIn(20, { 'x-keyturn-in-advance': 'yes' })).toBe(true)
  expect(await isSignedIn(10, { 'x-keyturn-in-advance': 'no' })).toBe(false)
})

test('asking how long the session lasts does not put the end off', async () => {
  minutes = 28
  expect(await timeLeftOf('one')).toEqual({ seconds: 120, canStay: true })
  minutes = 29
  expect(await timeLeftOf('one')).toEqual({ seconds: 60, canStay: true })
  expect(await timeLeftOf('another')).toEqual({ seconds: 0, canStay: false })
  expect(await timeLeftOf(undefined)).toEqual({ seconds: 0, canStay: false })
  minutes = 30
  expect(await timeLeftOf('one')).toEqual({ seconds: 0, canStay: false })
})

test('someone half signed in is no person, and after ten minutes or ten attempts a stranger', async () => {
  session.completedAt = null
  const now = async () => (await actorOfSession('one')).kind
  expect(await actorOfSession('one')).toMatchObject({
    kind: 'half',
    id: 'ada',
    name: 'Ada',
    sessionId: 'one',
  })
  expect(await timeLeftOf('one'), 'nothing that lasts').toEqual({ seconds: 0, canStay: false })
  minutes = 9
  expect(await now()).toBe('half')
  expect(session.lastSeenAt, 'is no visit').toEqual(new Date(started))
  session.factorAttempts = 10
  expect(await now()).toBe('stranger')
  session.factorAttempts = 0
  minutes = 10
  expect(await now()).toBe('stranger')
})
