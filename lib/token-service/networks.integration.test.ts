import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestRuntime, plainClient, type TestRuntime } from '@/lib/test-runtime'

let keyturn: TestRuntime
beforeAll(async () => {
  keyturn = await openTestRuntime({ TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' })
})
afterAll(() => keyturn.close())

const restrictedTo = (...networks: string[]) => ({ networks })

const create = (fields: Partial<typeof plainClient>) =>
  keyturn.runtime.createApiClient(keyturn.administrator, {
    ...plainClient,
    ...fields,
    submissionId: randomUUID(),
  })

async function newClient(fields: Partial<typeof plainClient>) {
  const created = await create(fields)
  if (!created.ok) throw new Error(JSON.stringify(created.failure))
  return { client: created.value.client, secret: created.value.secret.reveal() }
}

interface From {
  remoteAddress: string
  forwardedFor?: string
}

const headersOf = ({ forwardedFor }: From): Record<string, string> =>
  forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }

function redeem({ client, secret }: Awaited<ReturnType<typeof newClient>>, from: From, given = secret) {
  return keyturn.machines.inject({
    method: 'POST',
    url: '/oauth/token',
    remoteAddress: from.remoteAddress,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headersOf(from) },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: given,
    }).toString(),
  })
}

const verify = (token: string, from: From) =>
  keyturn.machines.inject({
    url: '/verify',
    remoteAddress: from.remoteAddress,
    headers: { authorization: `Bearer ${token}`, ...headersOf(from) },
  })

const office = { remoteAddress: '203.0.113.9' }
const outside = { remoteAddress: '198.51.100.1' }

describe('D1, D2: a network restriction', () => {
  test('is stored in canonical form', async () => {
    const networks = [' 203.0.113.0/24', '2001:DB8::1 - 2001:db8::9 ', '::ffff:192.0.2.7']
    const { client } = await newClient(restrictedTo(...networks))
    expect(client.networks).toEqual(['203.0.113.0/24', '2001:db8::1-2001:db8::9', '192.0.2.7'])
  })

  test('applies to token requests: a correct secret from elsewhere gets a different answer, a wrong one does not', async () => {
    const made = await newClient(restrictedTo('203.0.113.0/24'))
    expect((await redeem(made, office)).statusCode).toBe(200)
    const refused = await redeem(made, outside)
    expect([refused.statusCode, refused.json<{ error: string }>().error]).toEqual([
      400,
      'unauthorized_client',
    ])
    const wrong = await redeem(made, outside, 'wrong')
    expect([wrong.statusCode, wrong.json<{ error: string }>().error]).toEqual([401, 'invalid_client'])
  })

  test('applies each time a token is used, even from IPv4-mapped addresses', async () => {
    const made = await newClient(restrictedTo('203.0.113.0/24'))
    const token = (await redeem(made, office)).json<{ access_token: string }>().access_token
    expect((await verify(token, office)).statusCode).toBe(204)
    expect((await verify(token, { remoteAddress: '::ffff:203.0.113.9' })).statusCode).toBe(204)
    const refused = await verify(token, outside)
    expect(refused.statusCode).toBe(403)
    expect(refused.headers['www-authenticate']).toBe('Bearer realm="keyturn", error="access_denied"')
  })

  test('applies to live tokens if it is set later', async () => {
    const made = await newClient({})
    const token = (await redeem(made, outside)).json<{ access_token: string }>().access_token
    expect((await verify(token, outside)).statusCode).toBe(204)
    const { id, version } = made.client
    const edit = { ...plainClient, ...restrictedTo('203.0.113.9'), id, version }
    expect((await keyturn.runtime.editApiClient(keyturn.administrator, edit)).ok).toBe(true)
    expect((await verify(token, outside)).statusCode).toBe(403)
    expect((await verify(token, office)).statusCode).toBe(204)
  })

  test('uses X-Forwarded-For only from trusted proxies, and only if it is well-formed', async () => {
    const made = await newClient(restrictedTo('203.0.113.9'))
    expect(
      (await redeem(made, { remoteAddress: '127.0.0.1', forwardedFor: '203.0.113.9, 10.1.2.3' })).statusCode,
    ).toBe(200)
    expect((await redeem(made, { ...outside, forwardedFor: '203.0.113.9' })).statusCode).toBe(400)
    expect((await redeem(made, { remoteAddress: '127.0.0.1', forwardedFor: 'nonsense' })).statusCode).toBe(
      400,
    )
  })

  test.each([
    ['203.0.113.9:51234', 'an address with a port, as Azure sends it'],
    ['[2001:db8::5]', 'IPv6 in brackets'],
    ['[2001:db8::5]:443', 'IPv6 in brackets with a port'],
    ['[::ffff:203.0.113.9]:443', 'an IPv4-mapped address with a port'],
    ['198.51.100.1, 203.0.113.9:51234 , 10.1.2.3:80', 'trusted proxies with ports'],
  ])('admits %s from a trusted proxy: %s', async (forwardedFor) => {
    const made = await newClient(restrictedTo('203.0.113.9', '2001:db8::5'))
    const from = { remoteAddress: '127.0.0.1', forwardedFor }
    const answer = await redeem(made, from)
    expect(answer.statusCode).toBe(200)
    expect((await verify(answer.json<{ access_token: string }>().access_token, from)).statusCode).toBe(204)
  })

  test.each<[string, string]>([
    ['a deprecated form', '::203.0.113.9'],
    ['a deprecated form in brackets', '[::203.0.113.9]:443'],
    ['an encoded zone', '203.0.113.9%25eth0'],
    ['a zone', '203.0.113.9%eth0'],
    ['a zone and a port', '203.0.113.9%eth0:443'],
    ['a zone after an IPv4-mapped address', '::ffff:203.0.113.9%eth0'],
    ['IPv4 in brackets', '[203.0.113.9]'],
    ['a missing port', '203.0.113.9:'],
    ['an invalid port', '203.0.113.9:99999'],
    ['nothing after a comma', '203.0.113.9, '],
    ['hexadecimal', '0xcb007109'],
    ['a leading zero', '203.0.113.011'],
    ['an additional malformed address', '203.0.113.9, nonsense'],
    ['too many proxies', `203.0.113.9, ${'10.0.0.1, '.repeat(1_000)}10.0.0.1`],
    ['60,000 digits', '203.0.113.9'.padEnd(60_000, '9')],
  ])('never passes with %s', async (_what, forwardedFor) => {
    const made = await newClient(restrictedTo('203.0.113.9'))
    const token = (await redeem(made, office)).json<{ access_token: string }>().access_token
    const from = { remoteAddress: '127.0.0.1', forwardedFor }
    const refused = await redeem(made, from)
    expect([refused.statusCode, refused.json<{ error: string }>().error]).toEqual([
      400,
      'unauthorized_client',
    ])
    expect((await verify(token, from)).statusCode).toBe(403)
  })

  test.each([
    [['192.0.2.300'], '192.0.2.300'],
    [['10.0.0.9 - 10.0.0.1'], '10.0.0.9 - 10.0.0.1'],
    [['::/0 - 1.2.3.4'], '::/0 - 1.2.3.4'],
    [['10.0.0.1, 10.0.0.2'], '10.0.0.1, 10.0.0.2'],
    [[''], 'not an IP address'],
    [Array.from({ length: 101 }, (_, i) => `10.0.0.${i}`), '101'],
  ])('refuses %j with an error at its field that names the problem', async (networks, named) => {
    const result = await create({ networks })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'invalid_input' } })
    if (!result.ok && result.failure.kind === 'invalid_input') {
      expect(Object.keys(result.failure.fields)).toEqual(['networks'])
      expect(result.failure.fields.networks).toContain(named)
    }
  })
})
