import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, requestToken } from './test-machine'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime()
})
afterAll(() => keyturn.close())

const form = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString()

const post = (request: { body?: string | Buffer; headers?: Record<string, string> }) =>
  requestToken(keyturn.machines, { body: '', ...request })

const redeem = (clientId: string, secret: string) =>
  requestToken(keyturn.machines, { form: { client_id: clientId, client_secret: secret } })

async function tokenOf(clientId: string, secret: string): Promise<string> {
  const answer = await redeem(clientId, secret)
  expect(answer.statusCode).toBe(200)
  return answer.json<{ access_token: string }>().access_token
}

const verify = (headers: Record<string, string>, url = '/verify') =>
  keyturn.machines.inject({ method: 'GET', url, headers })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

describe('C8: a token', () => {
  test('is a JWT of RFC 9068 for fifteen minutes, and verifies with the published keys', async () => {
    const { id, clientId, secret } = await newClient(keyturn)
    const answer = await redeem(clientId, secret)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    const body = answer.json<{ access_token: string }>()
    expect(body).toEqual({ access_token: body.access_token, token_type: 'Bearer', expires_in: 900 })

    const keys = (await keyturn.machines.inject('/.well-known/jwks.json')).json<JSONWebKeySet>()
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const { payload } = await jwtVerify(body.access_token, createLocalJWKSet(keys), {
      issuer: 'http://localhost:3000',
      audience: 'http://localhost:3000',
      typ: 'at+jwt',
      algorithms: ['ES256'],
    })
    expect(payload).toMatchObject({ sub: id, client_id: clientId, roles: ['cloud-administrator'] })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900)
  })

  test('is also issued for Basic authentication, with the scheme in any case', async () => {
    const { clientId, secret } = await newClient(keyturn)
    for (const authorization of [
      basic(clientId, secret),
      basic(clientId, secret).replace('Basic', 'bAsIc'),
    ]) {
      const answer = await post({ body: 'grant_type=client_credentials', headers: { authorization } })
      expect(answer.statusCode).toBe(200)
    }
  })

  test('is issued if the body repeats the client_id of Basic, and if there are unknown parameters', async () => {
    const { clientId, secret } = await newClient(keyturn)
    const answer = await post({
      body: form({ grant_type: 'client_credentials', client_id: clientId, resource: 'x' }),
      headers: { authorization: basic(clientId, secret) },
    })
    expect(answer.statusCode).toBe(200)
  })
})

describe('a token request that cannot be answered', () => {
  const good = 'grant_type=client_credentials'
  const id = `kt_${'a'.repeat(24)}`

  test.each<[string, Parameters<typeof post>[0], number, string]>([
    ['no body', {}, 401, 'invalid_client'],
    ['no grant', { body: form({ client_id: id, client_secret: 'x' }) }, 400, 'invalid_request'],
    [
      'another grant',
      { body: form({ grant_type: 'password', client_id: id, client_secret: 'x' }) },
      400,
      'unsupported_grant_type',
    ],
    [
      'a repeated parameter',
      { body: `${good}&client_id=a&client_id=a&client_secret=x` },
      400,
      'invalid_request',
    ],
    ['a repeated unknown parameter', { body: `${good}&x=1&x=2` }, 400, 'invalid_request'],
    ['no authentication', { body: good }, 401, 'invalid_client'],
    [
      'JSON',
      { body: '{"grant_type":1}', headers: { 'content-type': 'application/json' } },
      400,
      'invalid_request',
    ],
    ['broken JSON', { body: '{"', headers: { 'content-type': 'application/json' } }, 400, 'invalid_request'],
    ['plain text', { body: good, headers: { 'content-type': 'text/plain' } }, 400, 'invalid_request'],
    ['a malformed type', { body: good, headers: { 'content-type': ';;;' } }, 400, 'invalid_request'],
    ['17 KiB', { body: `${good}&x=${'y'.repeat(17 * 1024)}` }, 413, 'invalid_request'],
    ['bytes that are not UTF-8', { body: Buffer.from([0xff, 0xfe, 0x3d]) }, 401, 'invalid_client'],
    ['a NUL in the ID', { body: `${good}&client_id=a%00b&client_secret=x` }, 401, 'invalid_client'],
    [
      'Basic with broken base64',
      { body: good, headers: { authorization: 'Basic !!!!' } },
      400,
      'invalid_request',
    ],
    [
      'Basic without a colon',
      { body: good, headers: { authorization: `Basic ${Buffer.from('abc').toString('base64')}` } },
      400,
      'invalid_request',
    ],
    [
      'Basic with a NUL',
      { body: good, headers: { authorization: basic('a\0', 'b\0') } },
      401,
      'invalid_client',
    ],
    [
      'Basic with broken escapes',
      { body: good, headers: { authorization: basic('%zz', '%') } },
      401,
      'invalid_client',
    ],
    ['another scheme', { body: good, headers: { authorization: 'Bearer abc' } }, 401, 'invalid_client'],
    [
      'two authentication methods',
      { body: `${good}&client_id=${id}&client_secret=x`, headers: { authorization: basic(id, 'x') } },
      400,
      'invalid_request',
    ],
    [
      'another client_id with Basic',
      { body: `${good}&client_id=other`, headers: { authorization: basic(id, 'x') } },
      400,
      'invalid_request',
    ],
  ])('%s', async (_what, request, status, error) => {
    const answer = await post(request)
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ error })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.body).not.toMatch(/at .*:\d+:\d+/)
  })

  test('gets the same answer for a wrong secret and an unknown client, with a challenge if it used Basic', async () => {
    const { clientId } = await newClient(keyturn)
    const wrong = await redeem(clientId, 'kt_secret_wrong')
    const unknown = await redeem(id, 'kt_secret_wrong')
    expect(wrong.statusCode).toBe(401)
    expect(unknown.body).toBe(wrong.body)
    expect(wrong.headers['www-authenticate']).toBeUndefined()
    const byBasic = await post({ body: good, headers: { authorization: basic(clientId, 'no') } })
    expect(byBasic.headers['www-authenticate']).toMatch(/^Basic /)
  })

  test('with a scope that the client does not have gets invalid_scope', async () => {
    const { clientId, secret } = await newClient(keyturn)
    const body = form({ grant_type: 'client_credentials', scope: 'alerts:read' })
    const answer = await post({ body, headers: { authorization: basic(clientId, secret) } })
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'invalid_scope'])
  })

  test('with GET gets the allowed method', async () => {
    const answer = await keyturn.machines.inject('/oauth/token')
    expect([answer.statusCode, answer.headers.allow]).toEqual([405, 'POST'])
  })

  test('after ten failures further ones have to wait, but a correct secret passes', async () => {
    const { clientId, secret } = await newClient(keyturn)
    for (let i = 0; i < 10; i++) expect((await redeem(clientId, 'wrong')).statusCode).toBe(401)
    const eleventh = await redeem(clientId, 'wrong')
    expect(eleventh.statusCode).toBe(429)
    expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(0)
    expect((await redeem(clientId, secret)).statusCode).toBe(200)
  })
})

describe('/verify', () => {
  test('accepts a valid token with any method and path, and names its client', async () => {
    const { id, clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    for (const method of ['GET', 'POST', 'DELETE', 'OPTIONS', 'PROPFIND'] as const) {
      const answer = await keyturn.machines.inject({
        method: method as 'GET',
        url: '/verify/any/path?scope=x',
        headers: { ...bearer(token), 'content-type': 'application/json' },
        payload: method === 'POST' ? '{"broken' : undefined,
      })
      expect([method, answer.statusCode]).toEqual([method, 204])
      expect(answer.headers).toMatchObject({
        'x-auth-credential-id': id,
        'x-auth-client-id': clientId,
        'x-auth-kind': 'api_client',
        'x-auth-roles': 'cloud-administrator',
      })
    }
  })

  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['an empty header', { authorization: '' }],
    ['another scheme', { authorization: 'Basic abc' }],
    ['nonsense', { authorization: 'Bearer nonsense' }],
    ['three malformed parts', { authorization: 'Bearer a.b.c' }],
    ['a token without a signature', { authorization: `Bearer ${'a'.repeat(4000)}..` }],
    ['an unknown key', { 'x-api-key': 'kt_key_abc' }],
  ])('refuses %s', async (_what, headers) => {
    const answer = await verify(headers)
    expect(answer.statusCode).toBe(401)
    expect(answer.headers['www-authenticate']).toMatch(/^Bearer /)
  })

  test('refuses a token with a changed payload or algorithm, and both headers at once', async () => {
    const { clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const other = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object
    const forged = Buffer.from(JSON.stringify({ ...other, roles: ['root'] })).toString('base64url')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    for (const bad of [
      `${header}.${forged}.${signature}`,
      `${none}.${payload}.`,
      `${token}x`,
      `${token}.x`,
    ]) {
      expect((await verify(bearer(bad))).statusCode).toBe(401)
    }
    expect((await verify({ ...bearer(token), 'x-api-key': 'kt_key_abc' })).statusCode).toBe(401)
  })

  test('requires every scope from gateway and query, and ignores the query below /verify/', async () => {
    const { clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    const byHeader = await verify({ ...bearer(token), 'x-required-scope': 'alerts:read' })
    expect([byHeader.statusCode, byHeader.headers['www-authenticate']]).toEqual([
      403,
      'Bearer realm="keyturn", error="insufficient_scope"',
    ])
    expect((await verify(bearer(token), '/verify?scope=alerts:read')).statusCode).toBe(403)
    expect((await verify(bearer(token), '/verify/x?scope=alerts:read')).statusCode).toBe(204)
  })

  test('B4, D4: after a reset the old secret and its tokens are refused at once, and the new ones work', async () => {
    const { id, version, clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    expect((await verify(bearer(token))).statusCode).toBe(204)
    const reset = await keyturn.runtime.resetSecret(keyturn.administrator, { id, version })
    if (!reset.ok) throw new Error(reset.failure.kind)
    expect((await verify(bearer(token))).statusCode).toBe(401)
    expect((await redeem(clientId, secret)).statusCode).toBe(401)
    const next = await tokenOf(clientId, reset.value.secret.reveal())
    expect((await verify(bearer(next))).statusCode).toBe(204)
  })

  test('a disabled client is refused at once; once enabled, its secret works again, but not its old tokens', async () => {
    const { id, clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    expect((await verify(bearer(token))).statusCode).toBe(204)
    expect((await keyturn.runtime.disableApiClient(keyturn.administrator, { id })).ok).toBe(true)
    expect((await verify(bearer(token))).statusCode).toBe(401)
    expect((await redeem(clientId, secret)).statusCode).toBe(401)
    expect((await keyturn.runtime.enableApiClient(keyturn.administrator, { id })).ok).toBe(true)
    expect((await verify(bearer(token))).statusCode).toBe(401)
    expect((await verify(bearer(await tokenOf(clientId, secret)))).statusCode).toBe(204)
  })

  test('D6: after deletion its tokens are refused at once', async () => {
    const { id, clientId, secret } = await newClient(keyturn)
    const token = await tokenOf(clientId, secret)
    expect((await verify(bearer(token))).statusCode).toBe(204)
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id })
    expect((await verify(bearer(token))).statusCode).toBe(401)
    expect((await redeem(clientId, secret)).statusCode).toBe(401)
  })
})

describe('the other machine paths', () => {
  test('metadata names what is supported, and nothing else', async () => {
    const answer = await keyturn.machines.inject('/.well-known/oauth-authorization-server')
    expect(answer.json()).toEqual({
      issuer: 'http://localhost:3000',
      token_endpoint: 'http://localhost:3000/oauth/token',
      introspection_endpoint: 'http://localhost:3000/oauth/introspect',
      revocation_endpoint: 'http://localhost:3000/oauth/revoke',
      jwks_uri: 'http://localhost:3000/.well-known/jwks.json',
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      introspection_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      response_types_supported: [],
    })
  })

  test('report that the process is alive and ready', async () => {
    expect((await keyturn.machines.inject('/healthz')).statusCode).toBe(200)
    expect((await keyturn.machines.inject('/readyz')).statusCode).toBe(200)
  })

  test('C10: the time of a redemption is soon stored and shown', async () => {
    const { id, clientId, secret } = await newClient(keyturn)
    const before = Date.now()
    await tokenOf(clientId, secret)
    await expect
      .poll(async () => {
        const found = await keyturn.runtime.getApiClient(keyturn.administrator, { id })
        return found.ok ? (found.value.lastRedeemedAt?.getTime() ?? 0) : 0
      })
      .toBeGreaterThanOrEqual(before)
  })
})

test('without its database, token requests get 503 at once and the process is not ready', async () => {
  const alone = await openTestRuntime()
  await alone.database.close()
  const body = form({
    grant_type: 'client_credentials',
    client_id: `kt_${'b'.repeat(24)}`,
    client_secret: 'x',
  })
  const answer = await alone.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    payload: body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([
    503,
    'temporarily_unavailable',
  ])
  expect((await alone.machines.inject('/readyz')).statusCode).toBe(503)
  expect((await alone.machines.inject('/healthz')).statusCode).toBe(200)
})
