import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultPolicies } from '@/lib/domain/policy'
import { daysLater } from '@/lib/domain/local-time'
import { value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const day = 24 * 60 * 60_000
const inDays = (days: number) => daysLater(keyturn.runtime.pages.clock(), days, 'UTC')
const create = (fields: object) =>
  keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    ...fields,
    submissionId: randomUUID(),
  })
const edit = (client: { id: string; version: number }, fields: object) =>
  keyturn.runtime.editApiClient(keyturn.administrator, {
    ...fields,
    id: client.id,
    version: client.version,
  })
const find = async (id: string) => value(await keyturn.runtime.getApiClient(keyturn.administrator, { id }))
const events = async (targetId: string) =>
  value(await keyturn.runtime.listAuditEvents(keyturn.administrator, { targetId })).events

const requestToken = (clientId: string, secret: string) =>
  keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    }).toString(),
  })
const verify = (token: string) =>
  keyturn.machines.inject({ method: 'GET', url: '/verify', headers: { authorization: `Bearer ${token}` } })

describe('an expiry', () => {
  test('is stored to the millisecond, and recorded in the audit trail', async () => {
    const { client } = value(await create({ expiresAt: new Date('2031-07-01T16:00:00.123Z') }))
    expect((await find(client.id)).expiresAt).toEqual(new Date('2031-07-01T16:00:00.123Z'))
    expect((await events(client.id))[0]?.detail).toContain('"expiresAt":"2031-07-01T16:00:00.123Z"')
    value(await edit(client, { expiresAt: null }))
    expect((await find(client.id)).expiresAt).toBeNull()
    expect(JSON.parse((await events(client.id))[0]?.detail ?? '')).toEqual({
      'expiresAt.before': '2031-07-01T16:00:00.123Z',
      'expiresAt.after': null,
    })
  })

  test.each([
    ['in the past', new Date('2020-01-01T12:00:00Z'), /passed/],
    ['at this moment', new Date(), /passed/],
    ['that is not a date', new Date('2031-02-30T25:00:00Z'), /complete date/],
    ['that is a string', '2031-02-20T12:00' as unknown as Date, /complete date/],
    ['in the year 10,000', new Date('+010000-01-01T00:00:00Z'), /before the year 9999/],
  ])('%s is refused with an error at its field, on create and on edit', async (_what, expiresAt, message) => {
    const { client } = value(await create({ name: 'As it was' }))
    for (const result of [await create({ expiresAt }), await edit(client, { name: 'Other', expiresAt })])
      expect(result).toMatchObject({
        ok: false,
        failure: { kind: 'invalid_input', fields: { expiresAt: expect.stringMatching(message) as string } },
      })
    expect((await find(client.id)).name).toBe('As it was')
  })

  test('is required and limited if a maximum lifetime is enforced', async () => {
    const { client } = value(await create({ name: 'From before the policy' }))
    const set = (maximumLifetime: number | null) =>
      keyturn.runtime.setPolicies(keyturn.administrator, { ...defaultPolicies, maximumLifetime })
    value(await set(30))
    try {
      for (const expiresAt of [null, inDays(31)]) {
        for (const result of [await create({ expiresAt }), await edit(client, { expiresAt })])
          expect(result).toMatchObject({
            failure: { fields: { expiresAt: expect.stringMatching(/at most 30 days, until/) as string } },
          })
      }
      value(await edit(client, { expiresAt: inDays(30) }))
    } finally {
      value(await set(null))
    }
    expect((await set(0)).ok).toBe(false)
  })
})

describe('X8: an expired API client', () => {
  test('gets no token, its tokens are dead, and no token outlives it', async () => {
    const { client, secret } = value(await create({ expiresAt: inDays(1) }))
    const remaining = (client.expiresAt?.getTime() ?? 0) - keyturn.runtime.pages.clock().getTime()
    keyturn.passTime(remaining - 5 * 60_000)
    try {
      const answer = await requestToken(client.clientId, secret.reveal())
      const { access_token: token, expires_in: lifetime } = answer.json<{
        access_token: string
        expires_in: number
      }>()
      expect(lifetime).toBeLessThanOrEqual(300)
      expect(lifetime).toBeGreaterThan(290)
      expect((await verify(token)).statusCode).toBe(204)
      keyturn.passTime(5 * 60_000)
      expect((await verify(token)).statusCode).toBe(401)
      expect((await requestToken(client.clientId, secret.reveal())).statusCode).toBe(401)
      keyturn.passTime(-5 * 60_000)
    } finally {
      keyturn.passTime(5 * 60_000 - remaining)
    }
  })

  test('cannot be enabled, disabled, edited or reset, and stays unchanged; it can be deleted', async () => {
    const { client } = value(await create({ name: 'Gone by', expiresAt: inDays(1) }))
    keyturn.passTime(2 * day)
    try {
      const { runtime, administrator } = keyturn
      const { id, version } = client
      const before = await find(id)
      expect(before.state).toBe('expired')
      const attempts = [
        await runtime.enableApiClient(administrator, { id }),
        await runtime.disableApiClient(administrator, { id }),
        await runtime.resetSecret(administrator, { id, version }),
        await edit(client, { name: 'Back again', expiresAt: inDays(9) }),
      ]
      for (const attempt of attempts)
        expect(attempt).toEqual({ ok: false, failure: { kind: 'credential_expired' } })
      expect(await find(id)).toEqual(before)
      expect((await events(id)).filter((event) => event.outcome === 'refused')).toHaveLength(4)
      const expired = value(await runtime.listApiClients(administrator, { state: 'expired' }))
      expect(expired.credentials.map((each) => each.id)).toContain(id)
      value(await runtime.deleteApiClient(administrator, { id }))
      expect((await runtime.getApiClient(administrator, { id })).ok).toBe(false)
    } finally {
      keyturn.passTime(-2 * day)
    }
  })
})
