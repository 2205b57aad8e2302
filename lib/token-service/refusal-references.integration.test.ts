import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newClientSecret, newServiceApiKey } from '@/lib/domain/secret'
import { PrismaClient } from '@/lib/store/generated/client'
import { listedCatalogue } from '@/lib/test-catalogue'
import { value } from '@/lib/test-results'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, newKey, postForm, requestToken } from './test-machine'

let keyturn: TestRuntime
let prisma: PrismaClient
beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' })
  prisma = new PrismaClient({ adapter: keyturn.database.adapter })
})
afterAll(() => keyturn.close())

const grantOf = async (slug: string) => {
  const api = (await listedCatalogue(keyturn)).apis.find((each) => each.slug === slug)
  return [{ apiId: api?.id ?? '', read: true, write: false }]
}

/** An API client, as the form parameters that prove its identity. */
async function newForm(fields: Parameters<typeof newClient>[1] = {}) {
  const { id, clientId, secret } = await newClient(keyturn, fields)
  return { id, form: { client_id: clientId, client_secret: secret } }
}

async function tokenOf(form: Record<string, string>, from = '192.0.2.9'): Promise<string> {
  const answer = await requestToken(keyturn.machines, { form, headers: { 'x-forwarded-for': from } })
  return answer.json<{ access_token: string }>().access_token
}

const verify = (headers: Record<string, string>, url = '/verify') => keyturn.machines.inject({ url, headers })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

type Answer = Awaited<ReturnType<typeof verify>>

/** The refusal that an answer refers to, when it has been written. */
async function refusalOf(answer: Answer) {
  const reference = String(answer.headers['x-request-id'])
  expect(reference).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  const read = async () =>
    value(await keyturn.runtime.listRefusals(keyturn.administrator, { reference })).rows
  await expect.poll(async () => (await read()).length, { timeout: 5_000 }).toBe(1)
  const [refusal] = await read()
  if (!refusal) throw new Error('there is no refusal')
  expect(refusal.status).toBe(answer.statusCode)
  return refusal
}

/** Makes requests one after the other. */
async function inTurn<Case>(cases: Case[], ask: (asked: Case) => PromiseLike<Answer>): Promise<Answer[]> {
  const answers = []
  for (const asked of cases) answers.push(await ask(asked))
  return answers
}

describe('T3: each refusal carries a reference, under which an administrator reads what was decided and why', () => {
  test('at the token endpoint', async () => {
    const client = await newForm({ grants: await grantOf('alerts') })
    const hint = client.form.client_secret.slice(-4)
    const disabled = await newForm()
    await keyturn.runtime.disableApiClient(keyturn.administrator, { id: disabled.id })
    const elsewhere = await newForm({ networks: ['203.0.113.0/24'] })
    const deleted = await newForm()
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: deleted.id })
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    type Case = [number, string, string, string | null, Parameters<typeof requestToken>[1]]
    const cases: Case[] = [
      [
        401,
        'wrong_secret',
        'The secret was wrong: it is none of the client’s live secrets.',
        client.id,
        { form: { ...client.form, client_secret: newClientSecret().reveal() } },
      ],
      [401, 'disabled', 'The secret was right. The API client is disabled.', disabled.id, disabled],
      [401, 'unknown_client', 'No live API client has this client ID.', deleted.id, deleted],
      [
        400,
        'forbidden_address',
        'The secret was right. The address 198.51.100.7, as told by the proxy 127.0.0.1, is not in 203.0.113.0/24.',
        elsewhere.id,
        { ...elsewhere, ...from('198.51.100.7') },
      ],
      [
        400,
        'unknown_address',
        'The secret was right. The proxy 127.0.0.1 did not send a valid source address, and the API client may only be used from 203.0.113.0/24.',
        elsewhere.id,
        { ...elsewhere, ...from('nonsense') },
      ],
      [
        400,
        'scope_not_held',
        'The secret was right. The request asked for alerts:write and cases:read. The API client has only alerts:read.',
        client.id,
        { form: { ...client.form, scope: 'alerts:write cases:read' } },
      ],
      [
        401,
        'no_authentication',
        'The request did not have both a client ID and a secret.',
        client.id,
        { form: { client_id: client.form.client_id } },
      ],
      [
        400,
        'grant_missing',
        'The request did not have a grant_type.',
        client.id,
        { form: { ...client.form, grant_type: '' } },
      ],
      [413, 'body_too_large', 'The body of the request was too large.', null, { body: 'a'.repeat(20_000) }],
    ]
    const answers = await inTurn(cases, ([, , , , request]) => requestToken(keyturn.machines, request))
    for (const [index, [status, reason, sentence, credentialId]] of cases.entries()) {
      const answer = answers[index] as Answer
      expect(answer.statusCode, reason).toBe(status)
      const refusal = await refusalOf(answer)
      expect(refusal).toMatchObject({ reason, sentence, endpoint: '/oauth/token' })
      expect(refusal.credential?.id ?? null, reason).toBe(credentialId)
      const isProven = sentence.startsWith('The secret was right')
      expect(refusal.secretHint === null, reason).toBe(!isProven)
      if (credentialId === client.id && isProven) expect(refusal.secretHint).toBe(hint)
    }
  })

  test('at the token endpoint, after too many failures and for what is not an endpoint', async () => {
    const { id, form } = await newForm()
    const wrong = { form: { ...form, client_secret: 'wrong' } }
    let answer: Answer
    do answer = await requestToken(keyturn.machines, wrong)
    while (answer.statusCode === 401)
    expect(answer.statusCode).toBe(429)
    expect(await refusalOf(answer)).toMatchObject({
      credential: { id },
      sentence:
        'The secret was wrong: it is none of the client’s live secrets. This address had too many failures and was asked to wait.',
    })
    const get = await keyturn.machines.inject('/oauth/token?client_secret=x')
    expect(await refusalOf(get)).toMatchObject({ status: 405, endpoint: '/oauth/token' })
    const unknown = await keyturn.machines.inject({ method: 'POST', url: `/oauth/${form.client_secret}` })
    expect(await refusalOf(unknown)).toMatchObject({ status: 404, endpoint: '/oauth/*' })
  })

  test('at introspection and revocation', async () => {
    const client = await newForm()
    const other = await newForm()
    const token = await tokenOf(other.form)
    const post = (url: string, form: Record<string, string>) => postForm(keyturn.machines, url, { form })
    const cases: [number, string, string, string, Record<string, string>][] = [
      [
        403,
        '/oauth/introspect',
        'permission_missing',
        'The secret was right. The API client does not have the permission introspection:read.',
        { ...client.form, token },
      ],
      [
        400,
        '/oauth/revoke',
        'foreign_token',
        'The secret was right. The token to revoke belongs to another API client.',
        { ...client.form, token },
      ],
      [
        400,
        '/oauth/revoke',
        'token_missing',
        'The secret was right. The request did not include a token.',
        client.form,
      ],
      [
        401,
        '/oauth/introspect',
        'wrong_secret',
        'The secret was wrong: it is none of the client’s live secrets.',
        { ...client.form, client_secret: token, token },
      ],
    ]
    const answers = await inTurn(cases, ([, endpoint, , , form]) => post(endpoint, form))
    for (const [index, [status, endpoint, reason, sentence]] of cases.entries()) {
      const answer = answers[index] as Answer
      expect(answer.statusCode, reason).toBe(status)
      const refusal = await refusalOf(answer)
      expect(refusal).toMatchObject({ endpoint, reason, sentence, credential: { id: client.id } })
    }
    expect((await post('/oauth/revoke', { ...other.form, token })).headers).not.toHaveProperty('x-request-id')
    expect(await tablesWith(token)).toEqual([])
  })

  test('at /verify', async () => {
    const client = await newForm({ grants: await grantOf('alerts') })
    const token = await tokenOf(client.form)
    const elsewhere = await newForm({ networks: ['192.0.2.0/24'] })
    const misplaced = await tokenOf(elsewhere.form)
    const key = await newKey(keyturn, { networks: ['203.0.113.9'] })
    const reset = await newForm()
    const revoked = await tokenOf(reset.form)
    value(await keyturn.runtime.resetSecret(keyturn.administrator, { id: reset.id, version: 1 }))
    const deleted = await newForm()
    const orphan = await tokenOf(deleted.form)
    await keyturn.runtime.deleteApiClient(keyturn.administrator, { id: deleted.id })
    const forged =
      'The request had no token that this Keyturn issued, and no live service API key. It may have been changed in transit, or come from another system.'
    const cases: [number, string, string, string | null, Record<string, string>][] = [
      [401, 'no_credential', 'The request had neither a token nor a service API key.', null, {}],
      [
        401,
        'several_credentials',
        'The request had more than one token or key.',
        null,
        { ...bearer(token), 'x-api-key': key.secret },
      ],
      [401, 'unknown_credential', forged, null, bearer(`${token}x`)],
      [401, 'unknown_credential', forged, null, { 'x-api-key': newServiceApiKey().reveal() }],
      [
        403,
        'insufficient_scope',
        'The token is genuine. The request needs alerts:write and cases:read. The token has only alerts:read.',
        client.id,
        { ...bearer(token), 'x-required-scope': 'alerts:write cases:read' },
      ],
      [
        403,
        'forbidden_address',
        'The token is genuine. The address 198.51.100.7, as told by the proxy 127.0.0.1, is not in 192.0.2.0/24.',
        elsewhere.id,
        { ...bearer(misplaced), 'x-forwarded-for': '198.51.100.7' },
      ],
      [
        403,
        'forbidden_address',
        'The key was right. The address 127.0.0.1 is not in 203.0.113.9.',
        key.id,
        { 'x-api-key': key.secret },
      ],
      [
        401,
        'revoked',
        'The token is genuine. It ended early: it was revoked, its client was disabled after it was issued, or the secret that it was issued for was replaced or has retired.',
        reset.id,
        bearer(revoked),
      ],
      [401, 'deleted', 'The token is genuine. Its API client has been deleted.', deleted.id, bearer(orphan)],
    ]
    const answers = await inTurn(cases, ([, , , , headers]) => verify(headers, '/verify/some/path'))
    for (const [index, [status, reason, sentence, credentialId]] of cases.entries()) {
      const answer = answers[index] as Answer
      expect(answer.statusCode, reason).toBe(status)
      const refusal = await refusalOf(answer)
      expect(refusal).toMatchObject({ reason, sentence, endpoint: '/verify' })
      expect(refusal.credential?.id ?? null, reason).toBe(credentialId)
    }
    // The secret that the token was issued for.
    const { secretHint } = await refusalOf(
      await verify({ ...bearer(token), 'x-required-scope': 'cases:read' }),
    )
    expect(secretHint).toBe(client.form.client_secret.slice(-4))
  })
})

test('T3: success has no reference, and the caller’s own request ID is never used', async () => {
  const { form } = await newForm()
  const own = { 'x-request-id': 'AAAA-AAAA-AAAA' }
  const granted = await requestToken(keyturn.machines, { form, headers: own })
  const { access_token: token } = granted.json<{ access_token: string }>()
  const passed = await verify({ ...bearer(token), ...own })
  expect([granted.statusCode, passed.statusCode]).toEqual([200, 204])
  expect([granted.headers, passed.headers].filter((headers) => 'x-request-id' in headers)).toEqual([])
  const refused = [await verify(own), await requestToken(keyturn.machines, { body: 'a=b', headers: own })]
  for (const answer of refused) {
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.headers['x-request-id']).not.toBe(own['x-request-id'])
    await refusalOf(answer)
  }
})

test('T3: nothing else that a caller sent is stored, wherever a secret was pasted', async () => {
  const { form } = await newForm()
  const { client_id, client_secret } = form
  const pasted: Parameters<typeof requestToken>[1][] = [
    { form: { client_id: client_secret, client_secret: client_id } },
    { form: { client_id: client_secret } },
    { form: { ...form, scope: client_secret } },
    { form: { ...form, scope: `alerts:read ${client_secret}` } },
    { form: { ...form, grant_type: client_secret } },
    { body: `${client_secret}=1&${client_secret}=2` },
    { headers: { authorization: basic(client_secret, client_secret) } },
    { headers: { 'content-type': client_secret } },
    { form: { ...form, client_secret: `${client_secret}x` }, headers: { 'user-agent': client_secret } },
    { form: { ...form, client_secret: 'x' }, headers: { 'x-forwarded-for': client_secret } },
    { form: { ...form, client_secret: 'x' }, headers: { 'x-request-id': client_secret } },
  ]
  const answers = []
  for (const request of pasted) answers.push(await requestToken(keyturn.machines, request))
  const token = await tokenOf(form)
  const shown: Record<string, string>[] = [
    bearer(client_secret),
    { 'x-api-key': client_secret },
    { ...bearer(token), 'x-required-scope': client_secret },
    { ...bearer(token), 'x-required-scope': 'cases:read', 'x-forwarded-for': `for=${client_secret}` },
  ]
  for (const headers of shown)
    answers.push(await verify(headers, `/verify/${client_secret}?a=${client_secret}`))
  for (const answer of answers) await refusalOf(answer)
  for (const secret of [client_secret, token, token.slice(-80)]) expect(await tablesWith(secret)).toEqual([])
})

/** The tables of the database that contain a text anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
  expect(tables.map(({ name }) => name)).toContain('Refusal')
  const found = []
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${name}" AS t WHERE position($1 IN t::text) > 0 LIMIT 1`,
      text,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}
