import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { daysLater } from '@/lib/domain/local-time'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

// R9: replacing an expired API client. Replacing a service API key is tested with the other rules of keys.

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const day = 24 * 60 * 60_000
const inDays = (days: number) => daysLater(keyturn.runtime.pages.clock(), days, 'UTC')

const create = async (fields: object) =>
  value(
    await keyturn.runtime.createApiClient(keyturn.administrator, {
      ...plainClient,
      contactEmail: `${randomUUID()}@example.com`,
      ...fields,
      submissionId: randomUUID(),
    }),
  )
const replace = (id: string, fields: object = {}) =>
  keyturn.runtime.replaceApiClient(keyturn.administrator, {
    id,
    expiresAt: null,
    submissionId: randomUUID(),
    ...fields,
  })
const get = (id: string) => keyturn.runtime.getApiClient(keyturn.administrator, { id })

async function tokenStatus(clientId: string, secret: string) {
  const answer = await keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
    }).toString(),
  })
  return answer.statusCode
}

async function afterExpiry<T>(work: () => Promise<T>): Promise<T> {
  keyturn.passTime(2 * day)
  try {
    return await work()
  } finally {
    keyturn.passTime(-2 * day)
  }
}

test('takes over its fields and e-mail address, deletes it, and records both', async () => {
  const { apis } = value(await keyturn.runtime.listGrantableApis(keyturn.administrator, {}))
  const api = apis.find(({ writable }) => writable)
  const old = await create({
    name: 'Quarterly report',
    application: 'Automate',
    grants: [{ apiId: api?.id ?? '', read: true, write: true }],
    networks: ['127.0.0.1'],
    expiresAt: inDays(1),
  })
  await afterExpiry(async () => {
    const { client, secret } = value(await replace(old.client.id))
    const { id: _id, clientId, createdAt: _created, secrets: _secrets, ...kept } = old.client
    expect(client).toMatchObject({ ...kept, version: 1, tokenEpoch: client.tokenEpoch, expiresAt: null })
    expect(client.clientId).not.toBe(clientId)
    expect(kindOf(await get(old.client.id))).toBe('not_found')
    expect(await tokenStatus(clientId, old.secret.reveal())).toBe(401)
    expect(await tokenStatus(client.clientId, secret.reveal())).toBe(200)
    const { events } = value(
      await keyturn.runtime.listAuditEvents(keyturn.administrator, { action: 'api_client.replaced' }),
    )
    const about = (id: string) =>
      JSON.parse(events.find(({ targetId }) => targetId === id)?.detail ?? '') as object
    expect(about(old.client.id)).toMatchObject({ by: client.id, deleted: true, clientId })
    expect(about(client.id)).toMatchObject({ replaces: old.client.id, clientId: client.clientId })
  })
})

test('is refused while it has not expired, and changes nothing', async () => {
  const { client } = await create({ expiresAt: inDays(1) })
  expect(kindOf(await replace(client.id))).toBe('not_expired')
  expect(value(await get(client.id))).toMatchObject(client)
})

test('twice at once creates one API client', async () => {
  const { client } = await create({ name: 'Replaced once', expiresAt: inDays(1) })
  await afterExpiry(async () => {
    const results = await Promise.all([replace(client.id), replace(client.id)])
    expect(results.map(kindOf).toSorted()).toEqual(['not_found', 'ok'])
  })
})

test('must satisfy the policies; one that its form cannot satisfy is named above the form', async () => {
  const { client } = await create({ contactEmail: null, expiresAt: inDays(1) })
  await afterExpiry(async () => {
    value(
      await keyturn.runtime.setPolicies(keyturn.administrator, {
        requireContactEmail: true,
        maximumLifetime: 30,
      }),
    )
    try {
      expect(await replace(client.id)).toMatchObject({
        failure: {
          fields: {
            form: expect.stringContaining('requires a contact e-mail') as string,
            expiresAt: expect.stringContaining('at most 30 days') as string,
          },
        },
      })
      expect(value(await get(client.id)).state).toBe('expired')
    } finally {
      value(
        await keyturn.runtime.setPolicies(keyturn.administrator, {
          requireContactEmail: false,
          maximumLifetime: null,
        }),
      )
    }
  })
})
