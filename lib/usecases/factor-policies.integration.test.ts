import { afterAll, beforeEach, expect, test } from 'vitest'
import { stageOf } from '@/lib/domain/session-stage'
import { kindOf, value } from '@/lib/test-results'
import { newcomer, openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { codeOf, enrolling, password, withTwoFactor } from './test-two-factor'

let keyturn: TestRuntime
beforeEach(async () => {
  await keyturn?.close()
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const day = 24 * 3_600_000
const stage = async (sessionId: string) => {
  const session = await keyturn.runtime.session.sessions.find(sessionId)
  if (!session) throw new Error('there is no session')
  return stageOf(session, keyturn.runtime.pages.clock())
}
const signIn = async (email: string) =>
  value(await keyturn.runtime.signIn(newcomer(), { email, password })).sessionId

test('a second factor cannot be required by somebody who has none, which could lock everybody out', async () => {
  const { runtime, administrator } = keyturn
  for (const secondFactorFor of ['cloud_administrators', 'everyone'] as const)
    expect(kindOf(await runtime.setPolicies(administrator, { secondFactorFor }))).toBe('invalid_input')
  expect(value(await runtime.getPolicies(administrator, {})).secondFactorFor).toBe('nobody')
  expect(kindOf(await runtime.setPolicies(administrator, { secondFactorGraceDays: 3 }))).toBe('ok')
  expect(kindOf(await runtime.setPolicies(administrator, { secondFactorGraceDays: 91 }))).toBe(
    'invalid_input',
  )
})

test('when it is due, people without one can only set one up, and go on in the same session afterwards', async () => {
  const { runtime } = keyturn
  const { person: lead } = await withTwoFactor(keyturn, 'cloud_administrator')
  const person = await keyturn.person('auditor')
  value(await runtime.setPolicies(lead, { secondFactorFor: 'everyone', secondFactorGraceDays: 2 }))
  expect(await stage(await signIn(person.email)), 'in the grace time').toBe('complete')
  keyturn.passTime(2 * day)
  expect(await stage(person.sessionId), 'a session of before').toBeNull()
  const sessionId = await signIn(person.email)
  expect(await stage(sessionId)).toBe('set_up')

  const due = enrolling({ ...person, sessionId })
  for (const refused of [
    await runtime.listApiClients(due, {}),
    await runtime.editAccount(due, { name: 'Eve' }),
    await runtime.finishSignIn(due, { code: '123456' }),
  ])
    expect(kindOf(refused)).toBe('signed_out')
  const { key } = value(await runtime.beginTwoFactor(due, {}))
  value(await runtime.confirmTwoFactor(due, { code: codeOf(key.reveal(), keyturn) }))
  expect(await stage(sessionId)).toBe('complete')
})

test('those who were not asked are left alone, and nobody can choose since when it is required', async () => {
  const { runtime } = keyturn
  const { person: lead } = await withTwoFactor(keyturn, 'cloud_administrator')
  const administrator = await keyturn.person('cloud_administrator')
  const policies = { secondFactorFor: 'cloud_administrators', secondFactorGraceDays: 0 } as const
  const chosen = { administratorFactorSince: '2030-01-01T00:00:00Z' }
  value(await runtime.setPolicies(lead, { ...policies, ...chosen }))
  expect(await stage(administrator.sessionId), 'at once').toBe('set_up')
  expect(await stage(await signIn((await keyturn.person('auditor')).email))).toBe('complete')
  const { administratorFactorSince } = value(await runtime.getPolicies(lead, {}))
  expect(administratorFactorSince).not.toContain('2030')
})
