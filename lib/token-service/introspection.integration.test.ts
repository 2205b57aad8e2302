import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, exportSPKI, importJWK, type JWK } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { kindOf } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, newKey, newToken, postForm } from './test-machine'

type Client = Awaited<ReturnType<typeof newClient>>

let keyturn: TestRuntime
let apis: { id: string; slug: string }[]
/** An API that asks about the tokens of its callers. */
let asking: Client

beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  apis = (await listedCatalogue(keyturn)).apis
  asking = await newClient(keyturn, { name: 'Invoices API', grants: reads('introspection') })
})
afterAll(() => keyturn.close())

function reads(...slugs: string[]) {
  return slugs.map((slug) => ({
    apiId: apis.find((api) => api.slug === slug)?.id ?? slug,
    read: true,
    write: false,
  }))
}

const formOf = ({ clientId, secret }: { clientId: string; secret: string }) => ({
  client_id: clientId,
  client_secret: secret,
})

function introspect(token: string, { by = asking, headers = {}, ...form }: Asked = {}) {
  return postForm(keyturn.machines, '/oauth/introspect', {
    form: { ...formOf(by), token, ...form },
    headers: { 'x-forwarded-for': '192.0.2.1', ...headers },
  })
}
interface Asked {
  by?: Client
  headers?: Record<string, string>
  token_type_hint?: string
}

const described = async (token: string, asked?: Asked) =>
  (await introspect(token, asked)).json<Record<string, unknown>>()
const inactive = '{"active":false}'

describe('T1: introspection', () => {
  test('describes an active token with what it may do at this moment, whatever the hint', async () => {
    const client = await newClient(keyturn, { grants: reads('alerts', 'devices') })
    const token = await newToken(keyturn, client)
    const { iat, exp, jti } = decodeJwt(token)
    const answer = await introspect(token)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
    })
    const description = {
      active: true,
      scope: 'alerts:read devices:read',
      client_id: client.clientId,
      token_type: 'Bearer',
      exp,
      iat,
      sub: client.id,
      aud: 'http://localhost:3000',
      iss: 'http://localhost:3000',
      jti,
      roles: ['cloud-administrator'],
    }
    expect(answer.json()).toEqual(description)
    for (const token_type_hint of ['access_token', 'refresh_token', 'nonsense', ''])
      expect(await described(token, { token_type_hint })).toEqual(description)

    const { id, version } = client
    await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, grants: reads('devices') })
    expect(await described(token)).toEqual({ ...description, scope: 'devices:read' })
    await keyturn.runtime.editApiClient(keyturn.administrator, { id, version: version + 1, grants: [] })
    const { scope: _none, ...withoutScope } = description
    expect(await described(token)).toEqual(withoutScope)
  })

  test('says when a token ends, even if its client now expires earlier', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const { exp = 0 } = decodeJwt(token)
    const expiresAt = new Date((exp - 300) * 1000)
    const { id, version } = client
    await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, expiresAt })
    expect(await described(token)).toMatchObject({ active: true, exp: exp - 300 })
  })

  test('describes an active service API key, without anything that only tokens have', async () => {
    const key = await newKey(keyturn, { grants: reads('alerts') })
    const description = {
      active: true,
      scope: 'alerts:read',
      token_type: 'Bearer',
      exp: new Date('2099-01-01T00:00:00Z').getTime() / 1000,
      sub: key.id,
      aud: 'http://localhost:3000',
      iss: 'http://localhost:3000',
      roles: ['cloud-administrator'],
    }
    expect(await described(key.secret)).toEqual(description)
    expect(await described(key.secret, { token_type_hint: 'access_token' })).toEqual(description)
  })

  test('answers for the state, not for networks, and counts as usage of the asking client alone', async () => {
    const client = await newClient(keyturn, { networks: ['192.0.2.1'] })
    const token = await newToken(keyturn, { ...client, from: '192.0.2.1' })
    const key = await newKey(keyturn, { networks: ['203.0.113.9'] })
    expect(await described(token)).toMatchObject({ active: true })
    expect(await described(key.secret)).toMatchObject({ active: true })
    const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
    const uses = async () =>
      (await prisma.usage.findMany({ where: { credentialId: { in: [asking.id, client.id, key.id] } } })).map(
        ({ credentialId, scope, outcome }) => [credentialId, scope, outcome].join(' '),
      )
    await expect
      .poll(async () => (await uses()).toSorted())
      .toEqual([`${asking.id} introspection:read allowed`, `${client.id} token allowed`].toSorted())
    await prisma.$disconnect()
  })
})

describe('T1: introspection says only that a token is inactive', () => {
  test.each<[string, (client: Client) => Promise<unknown>]>([
    ['its client was disabled', ({ id }) => keyturn.runtime.disableApiClient(keyturn.administrator, { id })],
    ['its client was deleted', ({ id }) => keyturn.runtime.deleteApiClient(keyturn.administrator, { id })],
    [
      'the secret was reset',
      ({ id, version }) => keyturn.runtime.resetSecret(keyturn.administrator, { id, version }),
    ],
    [
      'its client was disabled and enabled',
      async ({ id }) => {
        await keyturn.runtime.disableApiClient(keyturn.administrator, { id })
        await keyturn.runtime.enableApiClient(keyturn.administrator, { id })
      },
    ],
  ])('because %s', async (_why, end) => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    expect(await described(token)).toMatchObject({ active: true })
    await end(client)
    expect((await introspect(token)).body).toBe(inactive)
  })

  test.each<[string, (id: string) => Promise<unknown>]>([
    ['disabled', (id) => keyturn.runtime.disableServiceApiKey(keyturn.administrator, { id })],
    ['deleted', (id) => keyturn.runtime.deleteServiceApiKey(keyturn.administrator, { id })],
  ])('for a key that was %s', async (_how, end) => {
    const key = await newKey(keyturn)
    expect(await described(key.secret)).toMatchObject({ active: true })
    await end(key.id)
    expect((await introspect(key.secret)).body).toBe(inactive)
  })

  test('once a token or key has expired, and while a token is not valid yet', async () => {
    const token = await newToken(keyturn, await newClient(keyturn))
    const key = await newKey(keyturn, { expiresAt: new Date(Date.now() + 600_000) })
    const answers = async () => [(await introspect(token)).body, (await introspect(key.secret)).body]
    const whole = await answers()
    for (const body of whole) expect(body).toMatch(/^{"active":true,/)
    keyturn.passTime(900_000)
    expect(await answers()).toEqual([inactive, inactive])
    keyturn.passTime(-900_000 - 65_000)
    expect(await answers()).toEqual([inactive, whole[1]])
    keyturn.passTime(65_000)
    expect(await answers()).toEqual(whole)
  })

  test('for tokens that somebody else made, and for nonsense', async () => {
    const client = await newClient(keyturn)
    const token = await newToken(keyturn, client)
    const [header = '', payload = '', signature = ''] = token.split('.')
    const { keys } = (await keyturn.machines.inject('/.well-known/jwks.json')).json<{ keys: JWK[] }>()
    const [published = {}] = keys
    const spki = await exportSPKI((await importJWK(published, 'ES256')) as CryptoKey)
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const { kid } = decodeProtectedHeader(token)
    const signedBy = (of: object, signatureOf: (text: string) => Buffer) => {
      const text = `${part(of)}.${payload}`
      return `${text}.${signatureOf(text).toString('base64url')}`
    }
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const byAnother = (text: string) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    const foreign: Record<string, string> = {
      nonsense: 'nonsense',
      'a space': ' ',
      'a token with a space': `${token} `,
      'a client secret': client.secret,
      'a client ID': client.clientId,
      'an unknown key': (await newKey(keyturn)).secret.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a')),
      'the algorithm none': `${part({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.`,
      'the algorithm none with a signature': `${part({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.${signature}`,
      'HS256 by the public key': signedBy({ alg: 'HS256', typ: 'at+jwt', kid }, (text) =>
        createHmac('sha256', spki).update(text).digest(),
      ),
      'HS256 by the public key as JWK': signedBy({ alg: 'HS256', typ: 'at+jwt', kid }, (text) =>
        createHmac('sha256', JSON.stringify(published)).update(text).digest(),
      ),
      'another key under our id': signedBy({ alg: 'ES256', typ: 'at+jwt', kid }, byAnother),
      'an unknown key id': signedBy({ alg: 'ES256', typ: 'at+jwt', kid: 'unknown' }, byAnother),
      'no key id': signedBy({ alg: 'ES256', typ: 'at+jwt' }, byAnother),
      'a key of its own in the header': signedBy(
        { alg: 'ES256', typ: 'at+jwt', kid, jwk: published },
        byAnother,
      ),
      'another payload': `${header}.${part({ ...decodeJwt(token), roles: [] })}.${signature}`,
      'half a token': token.slice(0, token.length / 2),
      'the first two parts': `${header}.${payload}`,
      'a letter less': token.slice(0, -1),
      '15,000 letters': 'a'.repeat(15_000),
      '15,000 dots': '.'.repeat(15_000),
      'bytes that are not text': '\0\u{fffd}\u{10ffff}',
    }
    for (const [what, text] of Object.entries(foreign)) {
      const answer = await introspect(text)
      expect([answer.statusCode, answer.body], what).toEqual([200, inactive])
    }
    expect(await described(token)).toMatchObject({ active: true })
  })
})

describe('T1: introspection is refused', () => {
  test('without authentication, with a wrong one, or with two', async () => {
    const token = await newToken(keyturn, await newClient(keyturn))
    const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      postForm(keyturn.machines, '/oauth/introspect', { form: { token, ...form }, headers })
    const key = await newKey(keyturn, { grants: reads('introspection') })
    const wrong = { ...asking, secret: `${asking.secret.slice(0, -1)}-` }
    const refused = [
      await ask({}),
      await ask({ client_id: asking.clientId }),
      await ask(formOf(wrong)),
      await ask({ client_id: `kt_${'0'.repeat(24)}`, client_secret: asking.secret }),
      await ask({}, { authorization: `Bearer ${await newToken(keyturn, asking)}` }),
      await ask({}, { authorization: `Bearer ${key.secret}` }),
      await ask({}, { authorization: basic(wrong.clientId, wrong.secret) }),
    ]
    for (const answer of refused) {
      expect(answer.statusCode).toBe(401)
      expect(answer.json()).toMatchObject({ error: 'invalid_client' })
    }
    expect(refused.at(-1)?.headers['www-authenticate']).toMatch(/^Basic /)
    const twice = await ask(formOf(asking), { authorization: basic(asking.clientId, asking.secret) })
    expect([twice.statusCode, twice.json<{ error: string }>().error]).toEqual([400, 'invalid_request'])
    const byHeader = await ask({}, { authorization: basic(asking.clientId, asking.secret) })
    expect(byHeader.json()).toMatchObject({ active: true })
  })

  test('without the permission introspection:read, even if a product’s authority covers what was granted', async () => {
    const { products } = await listedCatalogue(keyturn)
    const token = await newToken(keyturn, await newClient(keyturn))
    const plain = await newClient(keyturn)
    const ofProduct = await newClient(keyturn, {
      grants: reads('introspection', 'alerts'),
      authorization: 'product_administrator',
      productIds: products.map(({ id }) => id),
    })
    for (const by of [plain, ofProduct]) {
      const answer = await introspect(token, { by })
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ error: 'insufficient_scope' })
      expect(await introspect('nonsense', { by })).toMatchObject({ statusCode: 403 })
    }
  })

  test('without a token, or with two', async () => {
    for (const body of ['', '&token=', '&token=a&token=b', '&token_type_hint=access_token']) {
      const answer = await postForm(keyturn.machines, '/oauth/introspect', {
        body: new URLSearchParams(formOf(asking)).toString() + body,
      })
      expect([answer.statusCode, answer.json<{ error: string }>().error], body).toEqual([
        400,
        'invalid_request',
      ])
    }
  })

  test('with a body that is no form or is too large, and with another method', async () => {
    const answers = [
      await introspect('a'.repeat(1_000_000)),
      await introspect('a', { headers: { 'content-type': 'application/json' } }),
      await keyturn.machines.inject({ method: 'GET', url: '/oauth/introspect?token=a' }),
    ]
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([413, 400, 405])
    expect(answers[2]?.headers.allow).toBe('POST')
  })

  test('from an address where the asking client may not be used', async () => {
    const by = await newClient(keyturn, { grants: reads('introspection'), networks: ['203.0.113.9'] })
    const answer = await introspect('nonsense', { by })
    expect([answer.statusCode, answer.json<{ error: string }>().error]).toEqual([400, 'unauthorized_client'])
    const allowed = await introspect('nonsense', { by, headers: { 'x-forwarded-for': '203.0.113.9' } })
    expect(allowed.body).toBe(inactive)
  })

  test('once the asking client was disabled or lost the permission', async () => {
    const by = await newClient(keyturn, { grants: reads('introspection') })
    expect((await introspect('nonsense', { by })).statusCode).toBe(200)
    const { id, version } = by
    const lost = await keyturn.runtime.editApiClient(keyturn.administrator, { id, version, grants: [] })
    expect(kindOf(lost)).toBe('ok')
    expect((await introspect('nonsense', { by })).statusCode).toBe(403)
    await keyturn.runtime.disableApiClient(keyturn.administrator, { id })
    expect((await introspect('nonsense', { by })).statusCode).toBe(401)
  })
})
