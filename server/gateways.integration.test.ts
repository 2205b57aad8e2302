import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caddy as showCaddy } from '@/components/connect/snippets/caddy'
import { connectionTo } from '@/components/connect/snippets/connection'
import { nginx as showNginx } from '@/components/connect/snippets/nginx'
import { PrismaClient } from '@/lib/store/generated/client'
import { plainKey } from '@/lib/test-runtime'
import { ask, openBackend, type Asked, type Seen } from './test-backend'
import { caddy, codeBlocks, nginx, type Gateway, type GatewayProgram } from './test-gateway'
import { openTestServer, type TestServer } from './test-server'

// The caller needs another address than the gateway, and only on Linux all of 127.0.0.0/8 is this machine.
const friend = '127.0.0.2'
const stranger = '127.0.0.3'
const api = 'api.example.com'
const identityHeaders = ['credential-id', 'client-id', 'kind', 'scope', 'roles'].map(
  (name) => `x-auth-${name}`,
)

let keyturn: TestServer
let backend: Awaited<ReturnType<typeof openBackend>>
/** A client that may only read alerts. */
let reader: { id: string; clientId: string; token: string }
/** The largest realistic number of scopes, with the longest names. */
let manyScopes: string[]

beforeAll(async () => {
  keyturn = await openTestServer({ TRUSTED_PROXIES: '127.0.0.1' })
  backend = await openBackend()
  const client = await keyturn.newClient({ scopes: ['alerts:read'] })
  manyScopes = [...(await newScopes(224)), 'alerts:read']
  reader = { ...client, token: await tokenOf(keyturn.port, client) }
})
afterAll(async () => {
  await backend.close()
  await keyturn.close()
})

type Lines = [string, string][]

const bearer = (token: string): Lines => [['Authorization', `Bearer ${token}`]]

function requestToken(
  port: number,
  client: { clientId: string; secret: string },
  asked: Partial<Asked> = {},
) {
  const { headers = [], ...rest } = asked
  const body = `grant_type=client_credentials&client_id=${client.clientId}&client_secret=${client.secret}`
  const form: Lines = [['Content-Type', 'application/x-www-form-urlencoded']]
  const host = 'keyturn.example.com'
  return ask(port, {
    host,
    path: '/oauth/token',
    method: 'POST',
    body,
    ...rest,
    headers: [...form, ...headers],
  })
}

async function tokenOf(...asked: Parameters<typeof requestToken>): Promise<string> {
  const answer = await requestToken(...asked)
  expect(answer.status, answer.body).toBe(200)
  return (JSON.parse(answer.body) as { access_token: string }).access_token
}

async function newKey(fields: Partial<typeof plainKey> = {}): Promise<{ id: string; key: string }> {
  const offer = await keyturn.runtime.listGrantableApis(keyturn.administrator, {})
  const alerts = offer.ok && offer.value.apis.find(({ slug }) => slug === 'alerts')
  const created = await keyturn.runtime.createServiceApiKey(keyturn.administrator, {
    ...plainKey,
    name: `Key ${randomUUID()}`,
    serviceUser: `User ${randomUUID()}`,
    expiresAt: new Date('2099-01-01T00:00:00Z'),
    grants: alerts ? [{ apiId: alerts.id, read: true, write: false }] : [],
    submissionId: randomUUID(),
    ...fields,
  })
  if (!created.ok) throw new Error(JSON.stringify(created.failure))
  return { id: created.value.key.id, key: created.value.secret.reveal() }
}

/** Permissions on this many APIs with names of the maximum length. */
async function newScopes(count: number): Promise<string[]> {
  const slugs = Array.from(
    { length: Math.ceil(count / 2) },
    (_, index) => `${'api-'.repeat(9)}${1000 + index}`,
  )
  for (const slug of slugs) {
    const fields = { name: slug, slug, productId: null, writable: true, grantable: true }
    const added = await keyturn.runtime.addApi(keyturn.administrator, fields)
    if (!added.ok) throw new Error(added.failure.kind)
  }
  return slugs.flatMap((slug) => [`${slug}:read`, `${slug}:write`]).slice(0, count)
}

/** Why a program cannot be tested here; null if it can. */
function obstacle({ name, path }: GatewayProgram): string | null {
  if (process.platform !== 'linux') return 'this is not Linux'
  return path ? null : `${name} is not installed`
}

describe.each([
  ['nginx', nginx],
  ['caddy', caddy],
])('behind %s, with the example in docs/gateways.md', (language, program) => {
  const why = obstacle(program)
  if (why) return test.skip(`(skipped: ${why})`, () => {})

  let example: string
  let preflight: string[]
  let gateway: Gateway

  const startWith = (
    text: string,
    { keyturnPort = keyturn.port, ...replaced }: Record<string, string | number> = {},
  ) =>
    program.start(text, {
      '127.0.0.1:3000': `127.0.0.1:${keyturnPort}`,
      '127.0.0.1:9000': `127.0.0.1:${backend.port}`,
      ...replaced,
    })

  async function withGateway(
    text: string,
    replaced: Record<string, string | number>,
    tried: (port: number) => Promise<void>,
  ) {
    const other = await startWith(text, replaced)
    try {
      await tried(other.port)
    } finally {
      await other.stop()
    }
  }

  beforeAll(async () => {
    example = (await codeBlocks('docs/gateways.md', language)).join('\n')
    preflight = await codeBlocks('docs/gateways.md', `${language} preflight`)
    gateway = await startWith(example)
  })
  afterAll(() => gateway.stop())

  const call = (headers: Lines, asked: Partial<Asked> = {}, port = gateway.port) =>
    ask(port, { host: api, path: '/alerts/1', headers, ...asked })
  const statusOf = async (...asked: Parameters<typeof call>) => (await call(...asked)).status

  /** What the backend saw of a request that passed. */
  async function seen(...asked: Parameters<typeof call>): Promise<Seen> {
    const answer = await call(...asked)
    expect([200, 101], answer.body).toContain(answer.status)
    return JSON.parse(answer.body) as Seen
  }
  /** The identity headers that are not empty. */
  const identityOf = ({ headers }: Seen) =>
    Object.fromEntries(headers.filter(([name, value]) => /^x[-_]auth/.test(name) && value !== ''))

  test('a request needs the scope of its method, whatever scope the caller names', async () => {
    const { token } = reader
    expect(await statusOf(bearer(token))).toBe(200)
    expect(await statusOf(bearer(token), { method: 'HEAD' })).toBe(200)
    expect(await statusOf(bearer(token), { method: 'POST', body: '{}' })).toBe(403)
    expect(await statusOf(bearer(token), { method: 'DELETE' })).toBe(403)
    expect(await statusOf([...bearer(token), ['X-Required-Scope', '']], { method: 'POST' })).toBe(403)
    expect(await statusOf([...bearer(token), ['X-Required-Scope', 'alerts:read']], { method: 'PUT' })).toBe(
      403,
    )
    expect(await statusOf([...bearer(token), ['X-HTTP-Method-Override', 'GET']], { method: 'PUT' })).toBe(403)
    const none = await keyturn.newToken()
    expect(await statusOf(bearer(none))).toBe(403)
    expect(await statusOf(bearer(none), { path: '/alerts/1?scope=' })).toBe(403)
  })

  test('the path, query, method and body reach the backend unchanged', async () => {
    const path = '/alerts/%C3%BCbung%2F1?scope=devices:read&a=%23'
    expect(await seen(bearer(reader.token), { path })).toMatchObject({ method: 'GET', url: path })
    const writer = await keyturn.newToken({ scopes: ['alerts:write'] })
    const asked = { method: 'POST', body: 'x'.repeat(100_000), path: '/alerts/' }
    expect(await seen(bearer(writer), asked)).toMatchObject({ method: 'POST', url: '/alerts/' })
  })

  test('a request without a credential, with a bad one or with two never reaches the backend', async () => {
    const before = backend.requests()
    const missing = await call([])
    expect(missing.status).toBe(401)
    expect(missing.headers['www-authenticate']).toBe('Bearer realm="keyturn"')
    expect(await statusOf(bearer('nonsense'))).toBe(401)
    expect(await statusOf(bearer(`${reader.token}x`))).toBe(401)
    // nginx itself refuses a repeated Authorization.
    expect([400, 401]).toContain(await statusOf([...bearer(reader.token), ...bearer(reader.token)]))
    expect(await statusOf([...bearer(reader.token), ['X-API-Key', 'nonsense']])).toBe(401)
    expect(backend.requests()).toBe(before)
  })

  test('the backend sees the identity of the caller, and no forged header', async () => {
    const forged = identityHeaders.flatMap((name): Lines => [
      [name, 'forged'],
      [name.toUpperCase(), 'forged again'],
      [name.replaceAll('-', '_'), 'forged'],
      [name.replace('x-auth-', 'X-Auth_'), 'forged'],
    ])
    const client = identityOf(await seen([...forged, ...bearer(reader.token), ...forged]))
    expect(client).toEqual({
      'x-auth-credential-id': reader.id,
      'x-auth-client-id': reader.clientId,
      'x-auth-kind': 'api_client',
      'x-auth-scope': 'alerts:read',
      'x-auth-roles': 'cloud-administrator',
    })
    const { id, key } = await newKey()
    // A service API key has no client ID, and an empty header is overwritten too.
    expect(identityOf(await seen([['X-API-Key', key], ...forged]))).toEqual({
      'x-auth-credential-id': id,
      'x-auth-kind': 'service_api_key',
      'x-auth-scope': 'alerts:read',
      'x-auth-roles': 'cloud-administrator',
    })
  })

  test('T3: a refusal has the reference with which an administrator finds it, whatever ID the caller sends', async () => {
    const own: [string, string] = ['X-Request-Id', 'AAAA-AAAA-AAAA']
    expect((await call([...bearer(reader.token), own])).headers).not.toHaveProperty('x-request-id')
    const before = backend.requests()
    for (const [answer, sentence] of [
      [await call([own]), /neither a token nor a service API key/],
      [await call([...bearer(reader.token), own], { method: 'PUT', body: '{}' }), /needs alerts:write/],
      [
        await requestToken(gateway.port, { ...reader, secret: 'x' }, { headers: [own] }),
        /The secret was wrong/,
      ],
    ] as const) {
      const reference = String(answer.headers['x-request-id'])
      expect(reference).not.toBe(own[1])
      const found = () => keyturn.runtime.listRefusals(keyturn.administrator, { reference })
      await expect
        .poll(found)
        .toMatchObject({ value: { rows: [{ sentence: expect.stringMatching(sentence) as string }] } })
    }
    expect(backend.requests()).toBe(before)
  })

  describe('a network restriction', () => {
    let restricted: Awaited<ReturnType<TestServer['newClient']>>
    let token: string
    beforeAll(async () => {
      restricted = await keyturn.newClient({ scopes: ['alerts:read'], networks: [friend] })
      token = await tokenOf(gateway.port, restricted, { from: friend })
    })

    const forgeries: [string, Lines][] = [
      ['nothing', []],
      ['an allowed address', [['X-Forwarded-For', friend]]],
      ['an allowed address after another', [['X-Forwarded-For', `192.0.2.1, ${friend}`]]],
      ['an allowed address before the gateway’s', [['X-Forwarded-For', `${friend}, 127.0.0.1`]]],
      [
        'an allowed address in two lines',
        [
          ['X-Forwarded-For', friend],
          ['x-forwarded-for', friend],
        ],
      ],
      [
        'an allowed address in other headers',
        [
          ['Forwarded', `for=${friend}`],
          ['X-Real-IP', friend],
          ['X_Forwarded_For', friend],
          ['True-Client-IP', friend],
        ],
      ],
      [
        'an allowed address in a header that Connection names',
        [
          ['X-Forwarded-For', friend],
          ['Connection', 'X-Forwarded-For'],
        ],
      ],
    ]

    test.each(forgeries)(
      'sees the caller’s real address, whatever the caller claims: %s',
      async (_claim, claim) => {
        expect(await statusOf([...bearer(token), ...claim], { from: friend })).toBe(200)
        expect(await statusOf([...bearer(token), ...claim], { from: stranger })).toBe(403)
        expect((await requestToken(gateway.port, restricted, { headers: claim, from: friend })).status).toBe(
          200,
        )
        const refused = await requestToken(gateway.port, restricted, { headers: claim, from: stranger })
        expect([refused.status, JSON.parse(refused.body)]).toMatchObject([
          400,
          { error: 'unauthorized_client' },
        ])
      },
    )

    test('passes the check in the document: a forged 192.0.2.255 is not believed, and usage shows the real address', async () => {
      const { id, key } = await newKey({ networks: ['192.0.2.255'] })
      const check: Lines = [
        ['X-API-Key', key],
        ['X-Forwarded-For', '192.0.2.255'],
      ]
      expect(await statusOf(check, { path: '/alerts/', from: stranger })).toBe(403)
      const prisma = new PrismaClient({ adapter: keyturn.database.adapter })
      const used = () =>
        prisma.usage.findMany({ where: { credentialId: id }, select: { sourceAddress: true, outcome: true } })
      await expect.poll(used).toEqual([{ sourceAddress: stranger, outcome: 'forbidden_address' }])
    })

    test.each<[number, string, (n: number) => [string, string]]>([
      [900, 'with the same name', () => ['B', '']],
      [1_100, 'with the same name', () => ['B', '']],
      [900, 'with different names', (n) => [`B${n}`, '1']],
      [1_100, 'with different names', (n) => [`B${n}`, '1']],
    ])('and a required scope are enforced among %i headers %s', async (count, _which, line) => {
      const junk = Array.from({ length: count }, (_, n) => line(n))
      // Some versions of nginx always refuse more than a thousand headers.
      const or400 = program === nginx && count > 1_000 ? [400] : []
      const headers: Lines = [...bearer(token), ...junk, ['X-Forwarded-For', friend]]
      expect([200, ...or400]).toContain(await statusOf(headers, { from: friend }))
      expect([403, ...or400]).toContain(await statusOf(headers, { from: stranger }))
      expect([403, ...or400]).toContain(await statusOf(headers, { from: friend, method: 'POST' }))
      const allowed = await requestToken(gateway.port, restricted, { headers: junk, from: friend })
      expect([200, ...or400]).toContain(allowed.status)
      const forged: Lines = [...junk, ['X-Forwarded-For', friend]]
      const refused = await requestToken(gateway.port, restricted, { headers: forged, from: stranger })
      expect(refused.status).toBe(400)
    })
  })

  describe('a WebSocket', () => {
    const upgrade: Lines = [
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ]

    test('opens with a token that may read, and the backend sees whose it is', async () => {
      const headers: Lines = [...bearer(reader.token), ...upgrade, ['X-Auth-Client-Id', 'forged']]
      expect(await statusOf(headers)).toBe(101)
      expect(identityOf(await seen(headers))).toMatchObject({ 'x-auth-client-id': reader.clientId })
    })

    test('does not open otherwise', async () => {
      expect(await statusOf(upgrade)).toBe(401)
      expect(await statusOf([...bearer(await keyturn.newToken()), ...upgrade])).toBe(403)
      expect(await statusOf([...bearer(reader.token), ...upgrade], { method: 'POST' })).toBe(403)
    })
  })

  test('a client with 225 scopes passes, and the backend gets all of them', async () => {
    const client = await keyturn.newClient({ scopes: manyScopes })
    const token = await tokenOf(gateway.port, client)
    const { 'x-auth-scope': scope } = identityOf(await seen(bearer(token)))
    expect(scope?.split(' ').toSorted()).toEqual(manyScopes.toSorted())
  })

  test.each<[string, Lines]>([
    ['in one line', [['Cookie', `a=${'x'.repeat(30_000)}`]]],
    [
      'in thirty lines',
      Array.from({ length: 30 }, (_, n): [string, string] => [`X-Long-${n}`, 'x'.repeat(1_000)]),
    ],
  ])('30 KB of headers %s are no hindrance', async (_how, long) => {
    expect(await statusOf([...bearer(reader.token), ...long])).toBe(200)
    expect(await statusOf([...bearer(reader.token), ...long], { method: 'POST' })).toBe(403)
    const client = await keyturn.newClient()
    expect((await requestToken(gateway.port, client, { headers: long })).status).toBe(200)
  })

  test('more headers than anybody can take are refused as the caller’s fault', async () => {
    const before = backend.requests()
    const long = Array.from({ length: 150 }, (_, n): [string, string] => [`X-Long-${n}`, 'x'.repeat(1_000)])
    expect([400, 431]).toContain(await statusOf([...bearer(reader.token), ...long]))
    expect(backend.requests()).toBe(before)
  })

  test('a preflight needs a token, unless the document’s lines for browsers are added', async () => {
    const asksFor: Lines = [
      ['Origin', 'https://app.example.com'],
      ['Access-Control-Request-Method', 'POST'],
    ]
    const options = { method: 'OPTIONS' }
    expect(await statusOf(asksFor, options)).toBe(401)
    await withGateway(withPreflight(), {}, async (port) => {
      const forged: Lines = [...asksFor, ['X-Auth-Kind', 'api_client']]
      expect(identityOf(await seen(forged, options, port))).toEqual({})
      // Whatever else comes without a token is refused as before.
      expect(await statusOf([], options, port)).toBe(401)
      expect(await statusOf(asksFor, { method: 'POST' }, port)).toBe(401)
      expect(await statusOf(asksFor, {}, port)).toBe(401)
      expect(await statusOf(bearer(reader.token), {}, port)).toBe(200)
      expect(await statusOf(bearer(reader.token), { method: 'PUT' }, port)).toBe(403)
    })
  })

  /** The example with the document's lines for browsers in the places that it names. */
  function withPreflight(): string {
    const [first = '', second = ''] = preflight
    if (program === nginx) return first + example.replace('internal;', `internal;\n${second}`)
    return example
      .replace('api.example.com {', `api.example.com {\n${first}`)
      .replace('forward_auth', 'forward_auth @verified')
  }

  test('the console gets Host as the browser sent it, and the caller’s address', async () => {
    await withGateway(example, { keyturnPort: backend.port }, async (port) => {
      const host = program === nginx ? 'keyturn.example.com' : `keyturn.example.com:${port}`
      const answer = await ask(port, {
        host,
        path: '/login?x=1',
        headers: [['X-Forwarded-For', friend]],
        from: stranger,
      })
      const { url, headers } = JSON.parse(answer.body) as Seen
      expect(url).toBe('/login?x=1')
      const valuesOf = (wanted: string) =>
        headers.filter(([name]) => name === wanted).map(([, value]) => value)
      expect(valuesOf('host')).toEqual([host])
      expect(valuesOf('x-forwarded-for')).toEqual([stranger])
    })
  })

  test('while Keyturn is down nothing passes', async () => {
    const before = backend.requests()
    // Nobody listens on port 1.
    await withGateway(example, { keyturnPort: 1 }, async (port) => {
      expect(await statusOf(bearer(reader.token), {}, port)).toBeGreaterThanOrEqual(500)
    })
    expect(backend.requests()).toBe(before)
  })

  test.each<['read' | 'write', number]>([
    ['read', 403],
    ['write', 200],
  ])(
    'what Connect shows for access to %s lets reading pass, and answers %i to writing',
    async (access, written) => {
      const here = `http://127.0.0.1:${keyturn.port}`
      const connection = connectionTo({
        publicUrl: here,
        upstreamUrl: here,
        apisUrl: `https://${api}`,
        slug: 'alerts',
        access,
      })
      const shown = { nginx: showNginx, Caddy: showCaddy }[program.name](connection)
      const other = await program.start(shown, { '127.0.0.1:9000': `127.0.0.1:${backend.port}` })
      try {
        const token = await keyturn.newToken({ scopes: ['alerts:read', 'alerts:write'] })
        expect(await statusOf(bearer(token), {}, other.port)).toBe(200)
        expect(await statusOf(bearer(token), { method: 'POST' }, other.port)).toBe(written)
        expect(await statusOf(bearer(await keyturn.newToken()), {}, other.port)).toBe(403)
        const missing = await call([], {}, other.port)
        expect([missing.status, missing.headers['x-request-id']]).toEqual([
          401,
          expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
        ])
      } finally {
        await other.stop()
      }
    },
  )

  if (program === nginx) {
    test('a location that sets no scope lets nobody pass', async () => {
      const forgotten = { 'set $required_scope $needs_alerts;': 'set $required_scope "";' }
      await withGateway(example, forgotten, async (port) => {
        expect(await statusOf(bearer(reader.token), {}, port)).toBe(403)
      })
    })
  }
})

describe('behind Caddy, as the README has it', () => {
  const why = obstacle(caddy)
  if (why) return test.skip(`(skipped: ${why})`, () => {})

  test('a request needs its scope and an allowed address, and the backend sees whose it is', async () => {
    const [example = ''] = await codeBlocks('README.md', 'caddy')
    const gateway = await caddy.start(example, {
      '127.0.0.1:3000': `127.0.0.1:${keyturn.port}`,
      '127.0.0.1:9000': `127.0.0.1:${backend.port}`,
    })
    const call = (headers: Lines, from = friend) =>
      ask(gateway.port, { host: api, path: '/1', headers, from })
    const forged: Lines = [
      ['X-Auth-Client-Id', 'forged'],
      ['X_Auth-Kind', 'forged'],
    ]
    const passed = await call([...bearer(reader.token), ...forged])
    expect(passed.status).toBe(200)
    const { headers } = JSON.parse(passed.body) as Seen
    const identity = headers.filter(([name]) => /^x[-_]auth/.test(name))
    expect(identity.map(([name]) => name).toSorted()).toEqual(identityHeaders.toSorted())
    expect(identity).toContainEqual(['x-auth-client-id', reader.clientId])

    expect((await call([])).status).toBe(401)
    expect((await call(bearer(await keyturn.newToken()))).status).toBe(403)
    const { key } = await newKey({ networks: [friend] })
    const claim: Lines = [
      ['X-API-Key', key],
      ['X-Forwarded-For', friend],
    ]
    expect((await call(claim)).status).toBe(200)
    expect((await call(claim, stranger)).status).toBe(403)
    await gateway.stop()
  })
})
