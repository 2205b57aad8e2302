import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Person } from '@/lib/domain/principal'
import { newClientSecret, newLinkToken, newServiceApiKey } from '@/lib/domain/secret'
import { PrismaClient } from '@/lib/store/generated/client'
import { onPostgres } from '@/prisma/test-database'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, newKey, newToken, requestToken } from '@/lib/token-service/test-machine'

let keyturn: TestRuntime
let prisma: PrismaClient
let second: Person
const logged: string[] = []
const output = new Writable({
  write(chunk: Buffer, _encoding, done) {
    logged.push(chunk.toString())
    done()
  },
})

beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' }, { log: pino({ level: 'debug' }, output) })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  second = await keyturn.person('cloud_administrator')
})
afterAll(() => keyturn.close())
beforeEach(async () => {
  await prisma.notification.deleteMany()
  value(await keyturn.runtime.setPolicies(keyturn.administrator, { leakResponse: 'flag' }))
})

const day = 86_400_000
const find = async (text: string) =>
  value(await keyturn.runtime.findBySecret(keyturn.administrator, { text }))
const found = async (text: string) => {
  const result = await find(text)
  if (result.kind !== 'found') throw new Error(result.kind)
  return result
}
const statusOfClient = async ({ clientId, secret }: { clientId: string; secret: string }) =>
  (await requestToken(keyturn.machines, { form: { client_id: clientId, client_secret: secret } })).statusCode
const statusOfBearer = async (text: string) =>
  (await keyturn.machines.inject({ url: '/verify', headers: { authorization: `Bearer ${text}` } })).statusCode
const secretRow = (credentialId: string) => prisma.secret.findFirstOrThrow({ where: { credentialId } })
const events = async (targetId: string) =>
  (
    await prisma.auditEvent.findMany({
      where: { targetId, action: { endsWith: 'secret_reported' } },
      orderBy: { sequence: 'asc' },
    })
  ).map(({ detail, ...event }) => ({ ...event, detail: JSON.parse(detail) as object }))
const alerts = () =>
  prisma.notification.findMany({ where: { kind: 'secret_reported' }, include: { mail: true } })

let reporters = 0
/** Posts a report as a program at an address of its own. */
async function post(body: object, from = `198.51.100.${reporters++ % 250}`) {
  const answer = await keyturn.machines.inject({
    method: 'POST',
    url: '/leaks',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    payload: JSON.stringify(body),
  })
  expect([answer.statusCode, answer.json()]).toEqual([202, { status: 'accepted' }])
}
/** Returns when everything that was reported before has been handled. */
async function handled() {
  const { id, secret } = await newKey(keyturn)
  await post({ secrets: [secret] })
  await expect.poll(async () => (await secretRow(id)).reportedAt).not.toBeNull()
  await prisma.notification.deleteMany({ where: { key: { contains: (await secretRow(id)).id } } })
}

describe('R6: find by secret', () => {
  test.each<[string, (secret: string) => string]>([
    ['alone', (secret) => secret],
    ['in a line of a file', (secret) => `export KEYTURN_SECRET="${secret}"\n`],
    ['in a header of HTTP Basic', (secret) => `Authorization: ${basic('kt_x', secret)}`],
    ['after one with a typing error', (secret) => `${newClientSecret().reveal().slice(0, -1)}, ${secret}`],
  ])('finds the credential by a secret %s', async (_, around) => {
    const client = await newClient(keyturn, { name: 'Billing export' })
    expect(await find(around(client.secret))).toMatchObject({
      kind: 'found',
      endedAt: null,
      state: 'active',
      secret: {
        hint: client.secret.slice(-4),
        lastUsedAt: null,
        reportedAt: null,
        credential: {
          id: client.id,
          kind: 'api_client',
          name: 'Billing export',
          clientId: client.clientId,
          version: client.version,
          lastRedeemedAt: null,
        },
      },
    })
  })

  test('finds a service API key with its service user', async () => {
    const key = await newKey(keyturn)
    expect((await found(key.secret)).secret.credential).toMatchObject({
      id: key.id,
      kind: 'service_api_key',
      serviceUserName: key.serviceUser.name,
    })
  })

  test('says which secret of a rotation it is, when it retires, and where it was last used', async () => {
    const client = await newClient(keyturn)
    await newToken(keyturn, { ...client, from: '192.0.2.7' })
    const retiresAt = new Date(new Date(Date.now() + day).setMilliseconds(0))
    value(
      await keyturn.runtime.rotateApiClientSecret(keyturn.administrator, {
        id: client.id,
        version: client.version,
        retirement: { kind: 'at', at: retiresAt },
      }),
    )
    await expect.poll(async () => (await found(client.secret)).secret.lastUsedFrom).toBe('192.0.2.7')
    expect(await found(client.secret)).toMatchObject({ endedAt: null, secret: { retiresAt } })
  })

  test('recognises a dead secret for ninety days: after a reset and after a deletion', async () => {
    const { runtime, administrator } = keyturn
    const reset = await newClient(keyturn)
    value(await runtime.resetSecret(administrator, { id: reset.id, version: reset.version }))
    const deleted = await newKey(keyturn)
    value(await runtime.deleteServiceApiKey(administrator, { id: deleted.id }))
    expect(await found(reset.secret)).toMatchObject({ state: 'active', endedAt: expect.any(Date) as Date })
    expect(await found(deleted.secret)).toMatchObject({ state: 'deleted', endedAt: expect.any(Date) as Date })
    const past = new Date(Date.now() - 90 * day)
    await prisma.secret.updateMany({
      where: { credentialId: { in: [reset.id, deleted.id] }, endedAt: { not: null } },
      data: { endedAt: past },
    })
    expect([(await find(reset.secret)).kind, (await find(deleted.secret)).kind]).toEqual([
      'unknown',
      'unknown',
    ])
  })

  test.each<[string, string, object]>([
    ['a text without a secret', 'no secret at all', { kind: 'not_a_secret' }],
    ['a token', `eyJhbGciOiJFUzI1NiJ9.${'a'.repeat(300)}.b`, { kind: 'not_a_secret' }],
    ['a one-time link', newLinkToken().reveal(), { kind: 'one_time_link' }],
    [
      'a typing error',
      newServiceApiKey().reveal().slice(0, -1),
      { kind: 'typing_error', of: 'service_api_key' },
    ],
    ['a secret of another Keyturn', newClientSecret().reveal(), { kind: 'unknown', of: 'client_secret' }],
  ])('answers %s', async (_, text, answer) => {
    expect(await find(text)).toEqual(answer)
  })

  test.each([
    ['nothing', ' \n'],
    ['more than 4 KB', 'x'.repeat(4_097)],
  ])('refuses %s', async (_, text) => {
    expect(kindOf(await keyturn.runtime.findBySecret(keyturn.administrator, { text }))).toBe('invalid_input')
  })

  test('nothing that was searched for is stored or logged', async () => {
    const client = await newClient(keyturn)
    await find(`PASTED=${client.secret}`)
    const auditor = await keyturn.person('auditor')
    expect(kindOf(await keyturn.runtime.findBySecret(auditor, { text: client.secret }))).toBe('forbidden')
    expect(await everywhere(client.secret)).toEqual([])
  })
})

/** Where a text occurs in the log and in the database. */
async function everywhere(text: string): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name::text AS "name" FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
  const places: string[] = []
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<object[]>(
      `SELECT 1 FROM "${name}" AS t WHERE strpos(t::text, $1) > 0 LIMIT 1`,
      text,
    )
    if (rows.length > 0) places.push(name)
  }
  return [...places, ...logged.filter((line) => line.includes(text))]
}

describe('R7: a person reports a secret', () => {
  const report = async (
    text: string,
    {
      ends = false,
      source = '',
      by = keyturn.administrator,
    }: { ends?: boolean; source?: string; by?: Person } = {},
  ) => {
    const { secret } = await found(text)
    const { id, kind } = secret.credential
    const input = { id, secretId: secret.id, source, ends }
    return kind === 'api_client'
      ? keyturn.runtime.reportApiClientSecret(by, input)
      : keyturn.runtime.reportServiceApiKeySecret(by, input)
  }

  test('ending the last secret disables the credential, and its tokens end with it', async () => {
    const client = await newClient(keyturn, { name: 'Leaky' })
    const token = await newToken(keyturn, client)
    expect(await statusOfBearer(token)).toBe(204)
    value(await report(client.secret, { ends: true, source: ' a wiki page ' }))
    expect([await statusOfClient(client), await statusOfBearer(token)]).toEqual([401, 401])
    expect(await found(client.secret)).toMatchObject({ state: 'disabled', endedAt: expect.any(Date) as Date })
    expect(await events(client.id)).toMatchObject([
      {
        actorName: 'Ada Lovelace',
        sourceAddress: '192.0.2.1',
        action: 'api_client.secret_reported',
        detail: {
          clientId: client.clientId,
          secret: client.secret.slice(-4),
          source: 'a wiki page',
          wasLive: true,
          ended: true,
          'state.before': 'active',
          'state.after': 'disabled',
        },
      },
    ])
    const sent = await alerts()
    expect(sent.map(({ userId }) => userId).toSorted()).toEqual(
      [keyturn.administrator.id, second.id].toSorted(),
    )
    for (const { title, body, mail } of sent) {
      expect(title).toBe('A secret of Leaky was reported as leaked')
      expect(body).toContain('reported by Ada Lovelace, found in “a wiki page”. Keyturn ended it')
      expect(mail?.subject).toBe(title)
      expect(mail?.text).toContain(`/api-clients?client=${client.id}`)
    }
  })

  test.runIf(onPostgres())('another process refuses it as soon as the report has ended it', async () => {
    const other = await keyturn.beside()
    try {
      const key = await newKey(keyturn)
      const verify = () =>
        other.machines.inject({ url: '/verify', headers: { authorization: `Bearer ${key.secret}` } })
      expect((await verify()).statusCode).toBe(204)
      value(await report(key.secret, { ends: true }))
      expect((await verify()).statusCode).toBe(401)
    } finally {
      await other.close()
    }
  })

  test('ending one of two secrets leaves the other, its tokens and the credential', async () => {
    const { runtime, administrator } = keyturn
    const key = await newKey(keyturn)
    const { secret } = value(
      await runtime.rotateServiceApiKey(administrator, {
        id: key.id,
        version: key.version,
        retirement: { kind: 'when_quiet', hours: 24 },
      }),
    )
    value(await report(key.secret, { ends: true }))
    expect([await statusOfBearer(key.secret), await statusOfBearer(secret.reveal())]).toEqual([401, 204])
    const [event] = await events(key.id)
    expect(event?.detail).toMatchObject({ ended: true })
    expect(event?.detail).not.toHaveProperty('state.after')
  })

  test('a flagged secret goes on working, and a second report changes nothing unless it ends it', async () => {
    const client = await newClient(keyturn)
    value(await report(client.secret, { source: 'first' }))
    expect(await statusOfClient(client)).toBe(200)
    value(await report(client.secret, { source: 'second' }))
    expect(await events(client.id)).toHaveLength(1)
    value(await report(client.secret, { source: 'third', ends: true }))
    expect(await statusOfClient(client)).toBe(401)
    expect((await events(client.id)).map(({ detail }) => detail)).toMatchObject([
      { source: 'first', ended: false },
      { source: 'third', ended: true },
    ])
    // Two administrators: that it still works, and that it was ended.
    expect(await alerts()).toHaveLength(4)
  })

  test('a secret of a disabled, expired or deleted credential is recorded', async () => {
    const { runtime, administrator } = keyturn
    const [disabled, expired, deleted] = [
      await newClient(keyturn),
      await newKey(keyturn),
      await newClient(keyturn),
    ]
    value(await runtime.disableApiClient(administrator, { id: disabled.id }))
    await prisma.credential.update({ where: { id: expired.id }, data: { expiresAt: new Date(0) } })
    value(await runtime.deleteApiClient(administrator, { id: deleted.id }))
    for (const { secret } of [disabled, expired, deleted]) expect(kindOf(await report(secret))).toBe('ok')
    const details = await Promise.all([disabled, expired, deleted].map(({ id }) => events(id)))
    expect(details.flat().map(({ detail }) => detail)).toMatchObject([
      { wasLive: true, ended: false },
      { wasLive: false, ended: false },
      { wasLive: false, ended: false },
    ])
    // Only the disabled one can work again.
    expect((await alerts()).map(({ body }) => body)).toEqual(
      Array(2).fill(expect.stringContaining('does not work now, because the credential is disabled')),
    )
  })

  test('bad input is refused, and nothing is written', async () => {
    const client = await newClient(keyturn)
    const other = await newClient(keyturn)
    const { runtime, administrator } = keyturn
    const { id: secretId } = await secretRow(client.id)
    const input = { id: client.id, secretId, source: '', ends: true }
    expect(kindOf(await report(client.secret, { source: 'x'.repeat(201) }))).toBe('invalid_input')
    expect(kindOf(await report(client.secret, { source: 'a\u202eb' }))).toBe('invalid_input')
    expect(kindOf(await runtime.reportApiClientSecret(administrator, { ...input, id: other.id }))).toBe(
      'not_found',
    )
    expect(kindOf(await runtime.reportApiClientSecret(administrator, { ...input, secretId: 'x' }))).toBe(
      'not_found',
    )
    expect(kindOf(await runtime.reportServiceApiKeySecret(administrator, input))).toBe('not_found')
    expect([await statusOfClient(client), (await secretRow(client.id)).reportedAt]).toEqual([200, null])
  })

  test('the secret itself is removed from where it was found', async () => {
    const client = await newClient(keyturn)
    value(await report(client.secret, { source: `https://paste.example/?q=${client.secret}` }))
    expect((await events(client.id))[0]?.detail).toMatchObject({
      source: 'https://paste.example/?removed=secret',
    })
    expect(await everywhere(client.secret)).toEqual([])
  })
})

describe('R7: a program reports a secret to POST /leaks', () => {
  test('a live secret is flagged: it goes on working, and every cloud administrator is alerted', async () => {
    const client = await newClient(keyturn, { name: 'Flagged' })
    await post({ secrets: [client.secret], source: 'https://github.com/example/app' }, '203.0.113.9')
    await expect
      .poll(() => events(client.id))
      .toMatchObject([
        {
          actorId: null,
          actorName: '',
          sourceAddress: '203.0.113.9',
          detail: { source: 'https://github.com/example/app', wasLive: true, ended: false },
        },
      ])
    expect(await statusOfClient(client)).toBe(200)
    const sent = await alerts()
    expect(sent.map(({ body }) => body)).toEqual(
      Array(2).fill(
        expect.stringContaining(
          'a program at 203.0.113.9, found in “https://github.com/example/app”. It still works',
        ),
      ),
    )
  })

  test('"action": "revoke" ends it, and so does the policy', async () => {
    const client = await newClient(keyturn)
    const key = await newKey(keyturn)
    await post({ secrets: [client.secret], action: 'revoke' })
    await expect.poll(() => statusOfClient(client)).toBe(401)
    expect(
      (await prisma.credential.findUniqueOrThrow({ where: { id: client.id } })).disabledAt,
    ).not.toBeNull()
    value(await keyturn.runtime.setPolicies(keyturn.administrator, { leakResponse: 'end' }))
    await post({ secrets: [key.secret] })
    await expect.poll(() => statusOfBearer(key.secret)).toBe(401)
  })

  test('a revocation of a secret that was only flagged ends it, with an event and an alert of its own', async () => {
    const client = await newClient(keyturn)
    await post({ secrets: [client.secret] })
    await expect.poll(() => events(client.id)).toHaveLength(1)
    for (let n = 0; n < 5; n++) await post({ secrets: [client.secret] })
    await handled()
    expect(await events(client.id)).toHaveLength(1)
    await post({ secrets: [client.secret], action: 'revoke' })
    await expect.poll(() => statusOfClient(client)).toBe(401)
    expect((await events(client.id)).map(({ detail }) => detail)).toMatchObject([
      { ended: false },
      { ended: true },
    ])
    expect(await alerts()).toHaveLength(4)
  })

  test('a dead secret is recorded once, without an alert', async () => {
    const client = await newClient(keyturn)
    value(
      await keyturn.runtime.resetSecret(keyturn.administrator, { id: client.id, version: client.version }),
    )
    await post({ secrets: [client.secret], action: 'revoke' })
    await expect.poll(() => events(client.id)).toHaveLength(1)
    await post({ secrets: [client.secret], action: 'revoke' })
    await handled()
    expect((await events(client.id)).map(({ detail }) => detail)).toMatchObject([
      { wasLive: false, ended: false },
    ])
    expect(await alerts()).toEqual([])
    expect((await prisma.credential.findUniqueOrThrow({ where: { id: client.id } })).disabledAt).toBeNull()
  })

  test('of a hundred strings only the real secrets leave a trace', async () => {
    const clients = [await newClient(keyturn), await newClient(keyturn)]
    const made = Array.from({ length: 95 }, () => newClientSecret().reveal())
    const [one = '', two = ''] = clients.map(({ secret }) => secret)
    const before = await prisma.auditEvent.count()
    await post({ secrets: [...made, `KEY=${one}`, two, one, two.slice(0, -1), newLinkToken().reveal()] })
    for (const { id } of clients) await expect.poll(() => events(id)).toHaveLength(1)
    expect(await prisma.auditEvent.count()).toBe(before + 2)
    for (const text of [...made, one, two]) expect(logged.filter((line) => line.includes(text))).toEqual([])
    expect(await everywhere(one)).toEqual([])
  })

  test('two processes that get the same report record it once', async () => {
    const other = await keyturn.beside()
    try {
      const client = await newClient(keyturn)
      const request = {
        method: 'POST',
        url: '/leaks',
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ secrets: [client.secret], action: 'revoke' }),
      } as const
      await Promise.all([keyturn.machines.inject(request), other.machines.inject(request)])
      await expect.poll(() => events(client.id)).toHaveLength(1)
      await other.close()
      await handled()
      expect(await events(client.id)).toHaveLength(1)
      expect(await alerts()).toHaveLength(2)
    } finally {
      await other.close()
    }
  })

  test('what was reported before the process stops is handled first', async () => {
    const other = await keyturn.beside()
    const client = await newClient(keyturn)
    const answer = await other.machines.inject({
      method: 'POST',
      url: '/leaks',
      headers: { 'content-type': 'application/json' },
      payload: { secrets: [client.secret], action: 'revoke' },
    })
    expect(answer.statusCode).toBe(202)
    await other.close()
    expect((await secretRow(client.id)).endedAt).not.toBeNull()
  })
})
