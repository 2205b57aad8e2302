import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostRevokedTokens } from '@/lib/domain/known-credential'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { kindOf, value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, newKey, newToken, postForm } from './test-machine'

type Client = Awaited<ReturnType<typeof newClient>>

let keyturn: TestRuntime
let prisma: PrismaClient
/** An API that asks about the tokens of its callers. */
let asking: Client

beforeAll(async () => {
  keyturn = await openTestRuntime()
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
  const { apis } = await listedCatalogue(keyturn)
  const apiId = apis.find(({ slug }) => slug === 'introspection')?.id ?? ''
  asking = await newClient(keyturn, { grants: [{ apiId, read: true, write: false }] })
})
afterAll(async () => {
  await prisma.$disconnect()
  await keyturn.close()
})

const formOf = ({ clientId, secret }: { clientId: string; secret: string }) => ({
  client_id: clientId,
  client_secret: secret,
})
const revoke = (by: Client, token: string, form: Record<string, string> = {}) =>
  postForm(keyturn.machines, '/oauth/revoke', { form: { ...formOf(by), token, ...form } })

async function stateOf(token: string) {
  const verified = await keyturn.machines.inject({
    url: '/verify',
    headers: { authorization: `Bearer ${token}` },
  })
  const form = { ...formOf(asking), token }
  const { active } = (await postForm(keyturn.machines, '/oauth/introspect', { form })).json<{
    active: boolean
  }>()
  return [verified.statusCode, active]
}
const alive = [204, true]
const dead = [401, false]

const rowsOf = ({ id }: { id: string }) =>
  prisma.revokedToken.findMany({ where: { credentialId: id }, orderBy: { expiresAt: 'asc' } })

describe('T1: a client that revokes its token', () => {
  test('ends that token at once, and no other', async () => {
    const client = await newClient(keyturn)
    const [token, other] = [await newToken(keyturn, client), await newToken(keyturn, client)]
    expect([await stateOf(token), await stateOf(other)]).toEqual([alive, alive])
    const answer = await revoke(client, token)
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    expect([await stateOf(token), await stateOf(other)]).toEqual([dead, alive])
    const { jti, exp = 0 } = decodeJwt(token)
    expect(await rowsOf(client)).toEqual([
      { id: jti, credentialId: client.id, expiresAt: new Date(exp * 1000) },
    ])
    expect(await stateOf(await newToken(keyturn, client))).toEqual(alive)
  })

  test('can do so with Basic authentication and any hint, as often as it wants, with one row', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const again = () => revoke(client, token, { token_type_hint: 'refresh_token' })
    const simultaneous = await Promise.all([again(), again(), again(), again()])
    const basically = await postForm(keyturn.machines, '/oauth/revoke', {
      form: { token, token_type_hint: 'nonsense' },
      headers: { authorization: basic(client.clientId, client.secret) },
    })
    for (const { statusCode } of [...simultaneous, basically, await again()]) expect(statusCode).toBe(200)
    expect(await stateOf(token)).toEqual(dead)
    expect(await rowsOf(client)).toHaveLength(1)
  })

  test('ends it while it is being verified', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const over = new AbortController()
    const statuses: unknown[] = []
    const verifying = (async () => {
      while (!over.signal.aborted) statuses.push((await stateOf(token))[0])
    })()
    await expect.poll(() => statuses.length).toBeGreaterThan(5)
    await revoke(client, token)
    // One verification may have been under way.
    const after = statuses.length + 1
    await expect.poll(() => statuses.length).toBeGreaterThan(after + 5)
    over.abort()
    await verifying
    expect(new Set(statuses.slice(0, after))).toContain(204)
    expect(new Set(statuses.slice(after))).toEqual(new Set([401]))
  })

  test('keeps it dead when it is disabled and enabled, and does not stop its other tokens from being used', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    await revoke(client, token)
    await keyturn.runtime.disableApiClient(keyturn.administrator, { id: client.id })
    await keyturn.runtime.enableApiClient(keyturn.administrator, { id: client.id })
    expect([await stateOf(token), await stateOf(await newToken(keyturn, client))]).toEqual([dead, alive])
  })
})

describe('T1: a secret that only introspects or revokes', () => {
  test.each(['introspect', 'revoke'])('shows its last use after %s, and is not redeemed', async (what) => {
    const { apis } = await listedCatalogue(keyturn)
    const apiId = apis.find(({ slug }) => slug === 'introspection')?.id ?? ''
    const client = await newClient(keyturn, { grants: [{ apiId, read: true, write: false }] })
    const form = { ...formOf(client), token: 'nonsense' }
    const answer = await postForm(keyturn.machines, `/oauth/${what}`, { form })
    expect(answer.statusCode).toBe(200)
    const stored = () =>
      prisma.credential.findUniqueOrThrow({ where: { id: client.id }, select: { secrets: true } })
    await expect
      .poll(async () => (await stored()).secrets)
      .toMatchObject([{ lastUsedAt: expect.any(Date) as Date, lastUsedFrom: '127.0.0.1' }])
    expect(await prisma.credential.findUniqueOrThrow({ where: { id: client.id } })).toMatchObject({
      lastRedeemedAt: null,
      lastRedeemedFrom: null,
    })
  })

  test.each(['introspect', 'revoke'])('counts as used at %s even if the request is refused', async (what) => {
    const client = await newClient(keyturn)
    // Without the permission to introspect, and without a token to revoke.
    const answer = await postForm(keyturn.machines, `/oauth/${what}`, { form: formOf(client) })
    expect([400, 403]).toContain(answer.statusCode)
    await expect
      .poll(() => prisma.secret.findMany({ where: { credentialId: client.id } }))
      .toMatchObject([{ lastUsedAt: expect.any(Date) as Date }])
  })

  test.each(['introspect', 'revoke'])('is not used at %s from a forbidden address', async (what) => {
    const client = await newClient(keyturn, { networks: ['192.0.2.0/24'] })
    const other = await newClient(keyturn)
    for (const each of [client, other])
      await postForm(keyturn.machines, `/oauth/${what}`, { form: { ...formOf(each), token: 'nonsense' } })
    // Uses are written together.
    await expect
      .poll(() => prisma.secret.findMany({ where: { credentialId: other.id } }))
      .toMatchObject([{ lastUsedAt: expect.any(Date) as Date }])
    expect(await prisma.secret.findMany({ where: { credentialId: client.id } })).toMatchObject([
      { lastUsedAt: null },
    ])
  })
})

describe('T1: a revocation that ends nothing', () => {
  test('is an error for a token of another client, and the token lives on', async () => {
    const [client, other] = [await newClient(keyturn), await newClient(keyturn)]
    const token = await newToken(keyturn, other)
    const before = await prisma.credential.findUniqueOrThrow({ where: { id: other.id } })
    const answer = await revoke(client, token)
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'unauthorized_client'])
    expect(await stateOf(token)).toEqual(alive)
    expect([await rowsOf(client), await rowsOf(other)]).toEqual([[], []])
    expect(await prisma.credential.findUniqueOrThrow({ where: { id: other.id } })).toMatchObject({
      tokenEpoch: before.tokenEpoch,
      version: before.version,
    })
  })

  test('is answered as done for what is no live token: nonsense, a secret, an expired token', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const others = ['nonsense', client.secret, client.clientId, token.slice(0, -1), 'a'.repeat(15_000), ' ']
    for (const text of others) expect((await revoke(client, text)).statusCode).toBe(200)
    expect(await stateOf(token)).toEqual(alive)
    keyturn.passTime(901_000)
    expect((await revoke(client, token)).statusCode).toBe(200)
    keyturn.passTime(-901_000)
    expect(await rowsOf(client)).toEqual([])
  })

  test('is answered as done for a token of another client that has expired, to the second', async () => {
    const [client, other] = [await newClient(keyturn), await newClient(keyturn)]
    const token = await newToken(keyturn, other)
    const { exp = 0 } = decodeJwt(token)
    const left = exp * 1000 - keyturn.runtime.pages.clock().getTime()
    keyturn.passTime(left - 1_000)
    expect((await revoke(client, token)).statusCode).toBe(400)
    keyturn.passTime(1_000)
    expect((await revoke(client, token)).statusCode).toBe(200)
    keyturn.passTime(-left)
    expect(await rowsOf(other)).toEqual([])
  })

  test('is answered as done for a service API key, which an administrator must disable or delete', async () => {
    const client = await newClient(keyturn)
    const key = await newKey(keyturn)
    const hint = { token_type_hint: 'access_token' }
    expect((await revoke(client, key.secret, hint)).statusCode).toBe(200)
    expect(await stateOf(key.secret)).toEqual(alive)
    expect([await rowsOf(client), await rowsOf(key)]).toEqual([[], []])
  })

  test('is refused without a token, with two tokens, and if the body is no form or too large', async () => {
    const client = await newClient(keyturn)
    const proof = new URLSearchParams(formOf(client)).toString()
    const send = (body: string, headers: Record<string, string> = {}) =>
      postForm(keyturn.machines, '/oauth/revoke', { body, headers })
    const json = { 'content-type': 'application/json' }
    const answers = [
      await send(proof),
      await send(`${proof}&token=`),
      await send(`${proof}&token=a&token=b`),
      await send(JSON.stringify({ ...formOf(client), token: 'a' }), json),
      await send(`${proof}&token=${'a'.repeat(1_000_000)}`),
      await keyturn.machines.inject({ method: 'DELETE', url: '/oauth/revoke' }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400, 400, 413, 405])
    for (const answer of answers) expect(answer.json()).toMatchObject({ error: 'invalid_request' })
  })

  test('is refused without the client’s authentication, with two, and for a client that is gone', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      postForm(keyturn.machines, '/oauth/revoke', { form: { token, ...form }, headers })
    const wrong = { ...client, secret: `${client.secret.slice(0, -1)}-` }
    const twice = await ask(formOf(client), { authorization: basic(client.clientId, client.secret) })
    expect([twice.statusCode, twice.json<{ error: string }>().error]).toEqual([400, 'invalid_request'])
    for (const answer of [
      await ask({}),
      await ask({ client_id: client.clientId }),
      await ask(formOf(wrong)),
      await ask({}, { authorization: `Bearer ${token}` }),
    ])
      expect(answer.statusCode).toBe(401)
    expect([await stateOf(token), await rowsOf(client)]).toEqual([alive, []])
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: client.id })
    expect((await ask(formOf(client))).statusCode).toBe(401)
    expect([await stateOf(token), await rowsOf(client)]).toEqual([dead, []])
  })
})

test('T1: a client with more revoked tokens than are held in memory loses exactly those', async () => {
  const client = await newClient(keyturn)
  const tokens = [
    await newToken(keyturn, client),
    await newToken(keyturn, client),
    await newToken(keyturn, client),
  ]
  const [first = '', second = '', third = ''] = tokens
  const expiresAt = new Date(Date.now() + 600_000)
  await prisma.revokedToken.createMany({
    data: Array.from({ length: mostRevokedTokens }, (_, n) => ({
      id: `${client.id}-${n}`,
      credentialId: client.id,
      expiresAt,
    })),
  })
  await revoke(client, first)
  const states = async () => [await stateOf(first), await stateOf(second), await stateOf(third)]
  expect(await states()).toEqual([dead, alive, alive])
  await revoke(client, second)
  expect(await states()).toEqual([dead, dead, alive])
  // A token request needs no token's state, and a disabled client none of its tokens.
  expect(await stateOf(await newToken(keyturn, client))).toEqual(alive)
  expect(kindOf(await keyturn.runtime.disableApiClient(keyturn.administrator, { id: client.id }))).toBe('ok')
  expect(await states()).toEqual([dead, dead, dead])
})

describe('T1: an administrator who revokes all tokens of a client', () => {
  const revokeAll = (id: string) => keyturn.runtime.revokeTokens(keyturn.administrator, { id })

  test('ends those issued until then at once; its secret and other clients stay as they are', async () => {
    const [client, other] = [await newClient(keyturn), await newClient(keyturn)]
    const tokens = [await newToken(keyturn, client), await newToken(keyturn, client)]
    const others = await newToken(keyturn, other)
    const states = () => Promise.all([...tokens, others].map(stateOf))
    expect(await states()).toEqual([alive, alive, alive])
    const revoked = value(await revokeAll(client.id))
    expect(await states()).toEqual([dead, dead, alive])
    expect(revoked).toMatchObject({
      tokenEpoch: client.tokenEpoch + 1,
      version: client.version + 1,
      secrets: [{ id: client.secrets[0]?.id }],
    })
    const next = await newToken(keyturn, client)
    expect(await stateOf(next)).toEqual(alive)
    expect(kindOf(await revokeAll(client.id))).toBe('ok')
    expect(await stateOf(next)).toEqual(dead)
    const events = value(await keyturn.runtime.eventsOfCredential(keyturn.administrator, { id: client.id }))
    expect(events[0]).toMatchObject({
      action: 'api_client.tokens_revoked',
      outcome: 'done',
      targetName: client.name,
    })
    expect(JSON.parse(events[0]?.detail ?? '')).toEqual({ clientId: client.clientId })
  })

  test('is refused for an expired client, a key, and one that does not exist', async () => {
    const expiring = await newClient(keyturn, { expiresAt: new Date(Date.now() + 60_000) })
    keyturn.passTime(61_000)
    expect(kindOf(await revokeAll(expiring.id))).toBe('credential_expired')
    keyturn.passTime(-61_000)
    expect(kindOf(await revokeAll((await newKey(keyturn)).id))).toBe('not_found')
    expect(kindOf(await revokeAll('00000000-0000-4000-8000-000000000000'))).toBe('not_found')
    const stored = await prisma.credential.findUniqueOrThrow({ where: { id: expiring.id } })
    expect(stored.tokenEpoch).toBe(expiring.tokenEpoch)
  })
})

test('T1: revocations are counted as the client’s use, with their outcome', async () => {
  const [client, other] = [await newClient(keyturn), await newClient(keyturn)]
  await revoke(client, await newToken(keyturn, client))
  await revoke(client, await newToken(keyturn, other))
  await expect
    .poll(() =>
      prisma.usage.findMany({
        where: { credentialId: client.id, scope: 'revoke' },
        orderBy: { outcome: 'asc' },
      }),
    )
    .toMatchObject([{ outcome: 'allowed' }, { outcome: 'foreign_token' }])
})

test('T1: without its database, a revocation gets 503 with Retry-After', async () => {
  const alone = await openTestRuntime()
  const client = await newClient(alone)
  const token = await newToken(alone, client)
  await alone.database.close()
  const answer = await postForm(alone.machines, '/oauth/revoke', { form: { ...formOf(client), token } })
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '1'])
  expect(answer.json()).toEqual({ error: 'temporarily_unavailable' })
})
