import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, plainKey, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
let key: string
beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '10.0.0.1' })
  const created = await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    submissionId: randomUUID(),
  })
  if (!created.ok) throw new Error(created.failure.kind)
  key = created.value.secret.reveal()
})
afterAll(() => keyturn.close())

const forwarded = { 'x-forwarded-for': '203.0.113.9' }

async function verify(remoteAddress: string, headers: Record<string, string> = forwarded) {
  const sent = { 'x-api-key': key, ...headers }
  const answer = await keyturn.machines.inject({ url: '/verify', remoteAddress, headers: sent })
  expect(answer.statusCode).toBe(204)
}

const redeem = (remoteAddress: string) =>
  keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...forwarded },
    payload: 'grant_type=client_credentials&client_id=x&client_secret=x',
  })

async function untrustedGateway() {
  const state = await keyturn.runtime.getProxyState(keyturn.administrator, {})
  if (!state.ok) throw new Error(state.failure.kind)
  return state.value.untrustedGateway
}

test('a machine in a private network that sends X-Forwarded-For without being a trusted proxy is reported for a day', async () => {
  await verify('10.0.0.1')
  await verify('10.0.0.4', {})
  await verify('203.0.113.77')
  expect(await untrustedGateway()).toBeNull()
  await verify('::ffff:192.168.1.7')
  expect(await untrustedGateway()).toMatchObject({ address: '192.168.1.7' })
  await redeem('10.0.0.4')
  expect(await untrustedGateway()).toMatchObject({ address: '10.0.0.4' })
  keyturn.passTime(24 * 60 * 60 * 1000)
  expect(await untrustedGateway()).toBeNull()
})
