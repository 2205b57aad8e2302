import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import type { Person } from '@/lib/domain/principal'
import { defaultSessionPolicies, isSessionLive } from '@/lib/domain/session'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())
beforeEach(async () => {
  value(await keyturn.runtime.setPolicies(keyturn.administrator, defaultPolicies))
})

/** Whether a session that is not used lasts for some minutes. */
async function lasts(person: Person, minutes: number): Promise<boolean> {
  const session = await keyturn.runtime.session.sessions.find(person.sessionId)
  if (!session) throw new Error('there is no session')
  return isSessionLive(session, new Date(session.lastSeenAt.getTime() + minutes * 60_000))
}

test('an idle cloud administrator is signed out after 30 minutes, other roles after 12 hours', async () => {
  const [administrator, auditor] = [
    await keyturn.person('cloud_administrator'),
    await keyturn.person('auditor'),
  ]
  expect(await lasts(administrator, 29)).toBe(true)
  expect(await lasts(administrator, 30)).toBe(false)
  expect(await lasts(auditor, 719)).toBe(true)
  expect(await lasts(auditor, 720)).toBe(false)
})

test('a policy applies at once to sessions that exist, and so does a new role', async () => {
  const person = await keyturn.person('auditor')
  value(await keyturn.runtime.setPolicies(keyturn.administrator, { idleMinutes: 60 }))
  expect(await lasts(person, 59)).toBe(true)
  expect(await lasts(person, 60)).toBe(false)
  value(await keyturn.runtime.setPolicies(keyturn.administrator, { idleMinutes: 1440 }))
  expect(await lasts(person, 1439)).toBe(true)
  value(
    await keyturn.runtime.editPerson(keyturn.administrator, { id: person.id, role: 'cloud_administrator' }),
  )
  expect(await lasts(person, 30)).toBe(false)
})

test('the policies are recorded with what they were before', async () => {
  value(await keyturn.runtime.setPolicies(keyturn.administrator, { administratorIdleMinutes: 15 }))
  const [event] = value(await keyturn.runtime.listAuditEvents(keyturn.administrator, {})).events
  expect(event).toMatchObject({
    action: 'keyturn.policies_set',
    detail: '{"administratorIdleMinutes.before":30,"administratorIdleMinutes.after":15}',
  })
})

test.each([
  [{ administratorIdleMinutes: 4 }, 'administratorIdleMinutes'],
  [{ idleMinutes: 1441 }, 'idleMinutes'],
  [{ idleMinutes: 10.5 }, 'idleMinutes'],
  [{ administratorSessionHours: 0 }, 'administratorSessionHours'],
  [{ sessionHours: 721 }, 'sessionHours'],
  [{ sessionHours: Number.NaN }, 'sessionHours'],
  [{ sessionHours: 11 }, 'idleMinutes'],
  [{ administratorIdleMinutes: 721 }, 'administratorIdleMinutes'],
])('%j is refused at the field, and nothing changes', async (policies, field) => {
  const set = await keyturn.runtime.setPolicies(keyturn.administrator, policies)
  expect(set).toMatchObject({
    failure: { kind: 'invalid_input', fields: { [field]: expect.any(String) as unknown } },
  })
  expect(value(await keyturn.runtime.getPolicies(keyturn.administrator, {}))).toMatchObject(
    defaultSessionPolicies,
  )
})

test('a session that has ended by a policy is not listed', async () => {
  const person = await keyturn.person('auditor')
  keyturn.passTime(2 * 60 * 60_000)
  const again = value(
    await keyturn.runtime.signIn(newcomer(), { email: person.email, password: 'correct horse battery' }),
  )
  const listed = async () =>
    value(await keyturn.runtime.listSessions({ ...person, sessionId: again.sessionId }, {})).map(
      ({ id }) => id,
    )
  expect(await listed()).toEqual([again.sessionId, person.sessionId])
  value(await keyturn.runtime.setPolicies(keyturn.administrator, { idleMinutes: 120 }))
  expect(await listed()).toEqual([again.sessionId])
  expect(kindOf(await keyturn.runtime.setPolicies(person, { idleMinutes: 5 }))).toBe('forbidden')
  keyturn.passTime(-2 * 60 * 60_000)
})
