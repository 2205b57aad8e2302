import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestRuntime, type TestRuntime } from '@/lib/test-runtime'
import { basic, newClient, requestToken } from './test-machine'

let logged: string[] = []
const output = new Writable({
  write(chunk: Buffer, _encoding, done) {
    logged.push(chunk.toString())
    done()
  },
})

let keyturn: TestRuntime
beforeAll(async () => {
  const log = pino({ level: 'debug' }, output)
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1' }, { log })
})
afterAll(() => keyturn.close())

type TokenRequest = Parameters<typeof requestToken>[1]

/** Sends a token request, and returns the answer and the log lines that it caused. */
async function refuse(request: TokenRequest) {
  logged = []
  const answer = await requestToken(keyturn.machines, request)
  return { answer, lines: logged.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

/** An API client, as the form parameters that prove its identity. */
async function newClientForm(fields: Parameters<typeof newClient>[1] = {}) {
  const { id, clientId, secret } = await newClient(keyturn, fields)
  return { id, form: { client_id: clientId, client_secret: secret } }
}

test('each refused token request is logged with its reason, which the answer does not reveal', async () => {
  const { client_id, client_secret } = (await newClientForm()).form
  const disabled = await newClientForm()
  await keyturn.runtime.disableApiClient(keyturn.administrator, { id: disabled.id })
  const { form: elsewhere } = await newClientForm({ networks: ['203.0.113.9'] })
  const unknown = `kt_${'0'.repeat(24)}`
  const requests: [string, string, TokenRequest][] = [
    ['invalid_client', 'wrong_secret', { form: { client_id, client_secret: 'x' } }],
    ['invalid_client', 'unknown_client', { form: { client_id: unknown, client_secret } }],
    ['invalid_client', 'unknown_client', { form: { client_id: client_secret, client_secret } }],
    ['invalid_client', 'disabled', { form: disabled.form }],
    ['invalid_client', 'no_authentication', { form: { client_id } }],
    ['unauthorized_client', 'forbidden_address', { form: elsewhere }],
    [
      'unauthorized_client',
      'unknown_address',
      { form: elsewhere, headers: { 'x-forwarded-for': client_secret } },
    ],
    ['invalid_scope', 'scope_not_held', { form: { client_id, client_secret, scope: client_secret } }],
    ['invalid_request', 'grant_missing', { form: { client_id, client_secret, grant_type: '' } }],
    [
      'unsupported_grant_type',
      'grant_unsupported',
      { form: { client_id, client_secret, grant_type: client_secret } },
    ],
    ['invalid_request', 'parameter_repeated', { body: `${client_secret}=1&${client_secret}=2` }],
    ['invalid_request', 'body_not_a_form', { headers: { 'content-type': 'application/json' } }],
    ['invalid_request', 'body_too_large', { body: `a=${client_secret.repeat(1_000)}` }],
    ['invalid_request', 'basic_malformed', { headers: { authorization: `Basic ${btoa(client_secret)}` } }],
    [
      'invalid_request',
      'two_authentications',
      { form: { client_secret }, headers: { authorization: basic(client_id, client_secret) } },
    ],
  ]
  for (const [code, reason, request] of requests) {
    const { answer, lines } = await refuse(request)
    const reference = answer.headers['x-request-id']
    expect(lines).toMatchObject([{ level: 20, reference, reason, status: answer.statusCode }])
    expect(answer.json()).toMatchObject({ error: code })
    expect(answer.body).not.toContain(reason)
  }
})

test('a secret is never logged, wherever a refused request contains it', async () => {
  const { client_id, client_secret } = (await newClientForm()).form
  const requests: TokenRequest[] = [
    { form: { client_id: client_secret, client_secret: client_id } },
    { form: { client_id, client_secret, grant_type: client_secret } },
    { form: { client_id, client_secret, scope: client_secret } },
    { body: `${client_secret}&${client_secret}` },
    { form: { client_id }, headers: { authorization: `Basic ${btoa(client_secret)}` } },
    { headers: { 'content-type': client_secret } },
    { headers: { authorization: `${client_secret} ${client_secret}` } },
  ]
  for (const request of requests) {
    const { answer, lines } = await refuse(request)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(lines).not.toEqual([])
    expect(JSON.stringify(lines)).not.toContain(client_secret)
  }
})
