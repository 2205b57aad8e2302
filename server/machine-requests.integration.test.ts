import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newKey } from '@/lib/token-service/test-machine'
import { listen, openTestServer, type TestServer } from './test-server'
import { RawConnection, rawRequest, sendRaw } from './test-socket'

let keyturn: TestServer
/** A client that holds only alerts:read. */
let token: string
let client: { clientId: string; secret: string }

beforeAll(async () => {
  keyturn = await openTestServer({ TRUSTED_PROXIES: '127.0.0.1' })
  token = await keyturn.newToken({ scopes: ['alerts:read'] })
  client = await keyturn.newClient()
})
afterAll(() => keyturn.close())

const send = (line: string, headers: string[] = [], body = '') =>
  sendRaw(keyturn.port, rawRequest(line, headers, body))
const bearer = () => `Authorization: Bearer ${token}`
const verify = async (headers: string[], line = 'GET /verify') =>
  (await send(line, [bearer(), ...headers])).status
const basic = (id: string, secret: string) =>
  `Authorization: Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
const notHeld = 'X-Required-Scope: devices:read'

describe('a restriction is never lost among other headers', () => {
  const many = (count: number, name = 'B') => Array.from({ length: count }, () => `${name}:`)

  test.each<[string, string[]]>([
    ['997 before it', [...many(997), notHeld]],
    ['1,100 before it', [...many(1_100), notHeld]],
    ['5,000 before it', [...many(5_000), notHeld]],
    ['2,000 around it', [...many(1_000), notHeld, ...many(1_000)]],
    ['1,100 names before it', [...Array.from({ length: 1_100 }, (_, n) => `A${n}: 1`), notHeld]],
    ['1,100 values after it, in another case', ['x-REQUIRED-scope: devices:read', ...many(1_100, 'X')]],
  ])('a required scope with %s', async (_title, headers) => {
    expect(await verify(headers)).toBe(403)
  })

  test('a network restriction is enforced behind 1,100 headers, at /verify and at /oauth/token', async () => {
    const restricted = await keyturn.newClient({ networks: ['127.0.0.1'] })
    const forwarded = [...many(1_100), 'X-Forwarded-For: 203.0.113.9']
    const body = `grant_type=client_credentials&client_id=${restricted.clientId}&client_secret=${restricted.secret}`
    const form = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`]
    const refused = await send('POST /oauth/token', [...form, ...forwarded], body)
    expect(refused.status).toBe(400)
    expect(JSON.parse(refused.body)).toMatchObject({ error: 'unauthorized_client' })

    const { access_token } = JSON.parse((await send('POST /oauth/token', form, body)).body) as {
      access_token: string
    }
    const shown = `Authorization: Bearer ${access_token}`
    expect((await send('GET /verify', [shown])).status).toBe(204)
    expect((await send('GET /verify', [shown, ...forwarded])).status).toBe(403)
  })

  test('30 KB of headers are accepted, and more than 64 KiB are refused as too large', async () => {
    const long = Array.from({ length: 30 }, (_, n) => `X-Long-${n}: ${'x'.repeat(1_000)}`)
    expect(await verify(long)).toBe(204)
    expect(await verify([...long, notHeld])).toBe(403)
    expect(await verify([`X-Long: ${'x'.repeat(70_000)}`])).toBe(431)
  })
})

describe('a required scope in the query counts however the target is written', () => {
  test.each([
    '/verify?scope=devices:read',
    'http://localhost/verify?scope=devices:read',
    'HTTP://other.example:99/verify?scope=devices:read',
    '/%76erify?scope=devices:read',
    '/%76%65rify?scope=devices:read',
    '/verify/?scope=devices:read',
    '/verify//?scope=devices:read',
    '/verify/.?scope=devices:read',
    '/verify/x/..?scope=devices:read',
    '/verify/%2e?scope=devices:read',
    '/verify#?scope=devices:read',
    '/verify?a=1#&scope=devices:read',
    '/verify?a=1#?scope=devices:read',
    '/verify?%73cope=devices:read',
    '/verify?SCOPE=devices:read',
    '/verify?scope=alerts:read&scope=devices:read',
    '/verify?scope=alerts:read%20devices:read',
    '/verify?scope=alerts:read%09devices:read',
    '/verify?scope=alerts:read+devices%3Aread',
    '/verify?scope=alerts:read?x',
    '/verify?scope=alerts:read%00',
  ])('%s', async (target) => {
    expect(await verify([], `GET ${target}`)).toBe(403)
  })

  test('behind 2,000 other parameters', async () => {
    expect(await verify([], `GET /verify?${'a=1&'.repeat(2_000)}scope=devices:read`)).toBe(403)
  })

  test('behind 30,000 question marks', async () => {
    expect(await verify([], `GET /verify${'?'.repeat(30_000)}&scope=devices:read`)).toBe(403)
  })

  test.each(['/verify?scope=alerts:read', 'http://localhost/verify?scope=alerts:read', '/verify/?a=1'])(
    'and a scope that the client holds passes: %s',
    async (target) => {
      expect(await verify([], `GET ${target}`)).toBe(204)
    },
  )

  test.each(['/verify/envoy/files?scope=devices:read', '/verify/x?scope=devices:read'])(
    "but the caller's query on a sub-path does not count: %s",
    async (target) => {
      expect(await verify([], `GET ${target}`)).toBe(204)
      expect(await verify([notHeld], `GET ${target}`)).toBe(403)
    },
  )
})

describe('repeated headers', () => {
  test.each<[string, string[]]>([
    ['another token', ['Authorization: Bearer x']],
    ['an empty one', ['Authorization:']],
    ['Basic', ['authorization: Basic eDp5']],
    ['two more', ['AUTHORIZATION: Bearer x', 'Authorization: Bearer y']],
    ['a key', ['X-API-Key: x']],
    ['two keys', ['X-API-Key: x', 'X-API-Key: y']],
  ])('a token beside %s is refused at /verify, before and after it', async (_title, others) => {
    expect(await verify(others)).toBe(401)
    expect((await send('GET /verify', [...others, bearer()])).status).toBe(401)
  })

  test('the same token twice is refused too', async () => {
    expect(await verify([bearer()])).toBe(401)
  })

  test.each<[string[], number]>([
    [['X-Required-Scope: alerts:read', 'X-Required-Scope: alerts:read'], 204],
    [['X-Required-Scope: alerts:read', 'X-Required-Scope:'], 204],
    [['X-Required-Scope: alerts:read', notHeld], 403],
    [[notHeld, 'x-required-scope: alerts:read'], 403],
    [['X-Required-Scope:', notHeld], 403],
    [['X-Required-Scope: alerts:read alerts:read\tdevices:read'], 403],
    [['X-Required-Scope: alerts:read,devices:read'], 403],
  ])('lines of required scopes add up: %j', async (headers, status) => {
    expect(await verify(headers)).toBe(status)
  })

  test.each<[string, string[]]>([
    ['Basic', [basic('x', 'y')]],
    ['another scheme', ['Authorization: Digest a="b"']],
    ['an empty one', ['authorization:']],
    ['a token', ['AUTHORIZATION: Bearer x']],
  ])('two lines of Authorization are an invalid request at /oauth/token: %s', async (_title, other) => {
    for (const inBody of [false, true]) {
      const proof = inBody ? `&client_id=${client.clientId}&client_secret=${client.secret}` : ''
      const body = `grant_type=client_credentials${proof}`
      const first = inBody ? [] : [basic(client.clientId, client.secret)]
      const headers = inBody ? [...other, ...other] : [...first, ...other]
      const form = ['Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`]
      const answer = await send('POST /oauth/token', [...form, ...headers], body)
      expect(answer.status).toBe(400)
      expect(JSON.parse(answer.body)).toMatchObject({ error: 'invalid_request' })
    }
  })

  test.each(['/verify', '/healthz', '/oauth/token', '/nowhere'])(
    'two lines of Host are refused: %s',
    async (path) => {
      for (const other of ['Host: localhost', 'host: other.example', 'HOST:'])
        expect((await send(`GET ${path}`, [bearer(), other])).status).toBe(400)
    },
  )
})

describe('T1: a token or key at /verify', () => {
  let key: string
  beforeAll(async () => {
    key = (await newKey(keyturn)).secret
  })
  const shown = () => ({ 'a token': token, 'a key': key })
  const statuses = async (headersOf: (text: string) => string[]) => {
    const answers: Record<string, number> = {}
    for (const [what, text] of Object.entries(shown()))
      answers[what] = (await send('GET /verify', headersOf(text))).status
    return answers
  }
  const all = (status: number) => ({ 'a token': status, 'a key': status })

  test.each<[string, (text: string) => string]>([
    ['as bearer', (text) => `Authorization: Bearer ${text}`],
    ['as bearer in another case, with spaces', (text) => `aUTHORIZATION:\t bEARER   ${text} \t`],
    ['as X-API-Key', (text) => `X-API-Key: ${text}`],
    ['as X-API-Key in another case', (text) => `x-aPI-kEY:${text}`],
    ['as X-API-Key between spaces', (text) => `X-API-KEY: \t ${text} \t `],
    ['as bearer beside an empty X-API-Key', (text) => `Authorization: Bearer ${text}\r\nX-API-Key:`],
    ['as bearer behind an X-API-Key of spaces', (text) => `x-api-key: \t \r\nAuthorization: Bearer ${text}`],
  ])('passes %s', async (_title, headerOf) => {
    expect(await statuses((text) => [headerOf(text)])).toEqual(all(204))
    expect(await statuses((text) => [headerOf(text), notHeld])).toEqual(all(403))
  })

  test.each<[string, (text: string) => string]>([
    ['with a scheme', (text) => `X-API-Key: Bearer ${text}`],
    ['twice in one line', (text) => `X-API-Key: ${text}, ${text}`],
    ['twice without a comma', (text) => `X-API-Key: ${text} ${text}`],
    ['in quotes', (text) => `X-API-Key: "${text}"`],
    ['cut short', (text) => `X-API-Key: ${text.slice(0, -1)}`],
    ['with a letter more', (text) => `X-API-Key: ${text}a`],
    ['under the name of another header', (text) => `X_API_Key: ${text}`],
    ['as Basic', (text) => `Authorization: Basic ${text}`],
    ['without a scheme', (text) => `Authorization: ${text}`],
  ])('is refused %s', async (_title, headerOf) => {
    expect(await statuses((text) => [headerOf(text)])).toEqual(all(401))
  })

  test.each([
    'Basic eDp5',
    'basic bearer',
    'Digest username="bearer"',
    'Negotiate YII=',
    'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c',
    'Bearers x',
    'bearer-of-news x',
    'nonsense',
    '',
  ])('passes as X-API-Key beside the Authorization %j, which is for somebody else', async (other) => {
    for (const name of ['Authorization', 'authorization'])
      expect(await statuses((text) => [`${name}: ${other}`, `X-API-Key: ${text}`])).toEqual(all(204))
    expect((await send('GET /verify', [`Authorization: ${other}`])).status).toBe(401)
  })

  test.each(['Bearer x', 'bearer', 'BEARER  x', 'Bearer\tx', 'Bearer,x', 'Bearer:x', 'Basic eDp5, Bearer x'])(
    'is refused as X-API-Key beside the Authorization %j',
    async (other) => {
      expect(await statuses((text) => [`Authorization: ${other}`, `X-API-Key: ${text}`])).toEqual(all(401))
    },
  )

  test('is refused in both headers, and in more than one line of either', async () => {
    const repeated: ((text: string) => string[])[] = [
      (text) => [`X-API-Key: ${text}`, `Authorization: Bearer ${text}`],
      (text) => [`X-API-Key: ${text}`, `X-API-Key: ${text}`],
      (text) => [`X-API-Key: ${text}`, 'x-api-key:'],
      (text) => [`Authorization: Bearer ${text}`, 'X-API-Key:', 'X-API-Key:'],
      (text) => ['X-Api-Key: x', 'Accept: */*', `X-API-Key: ${text}`],
      (text) => [`X-API-Key: ${text}`, 'Authorization: Basic eDp5', 'Authorization: Basic eDp5'],
      (text) => ['Authorization:', `X-API-Key: ${text}`, 'authorization:'],
      (text) => [`Authorization: Bearer ${text}`, 'Authorization: Basic eDp5'],
    ]
    for (const headersOf of repeated) expect(await statuses(headersOf)).toEqual(all(401))
  })

  test.each([
    ['no header', []],
    ['an empty X-API-Key', ['X-API-Key:']],
    ['an X-API-Key of spaces', ['X-API-Key: \t ']],
    ['an empty X-API-Key and an empty Authorization', ['X-API-Key:', 'Authorization:']],
    ['an empty X-API-Key and another scheme', ['X-API-Key:', 'Authorization: Basic eDp5']],
  ])('is asked for without an error code if there is %s', async (_title, headers) => {
    const { status, headers: answered } = await send('GET /verify', headers)
    expect([status, answered['www-authenticate']]).toEqual([401, 'Bearer realm="keyturn"'])
  })

  test('is answered with its own kind, whichever header it is in', async () => {
    const kindOf = async (header: string) => (await send('GET /verify', [header])).headers['x-auth-kind']
    for (const name of ['Authorization: Bearer', 'X-API-Key:']) {
      expect(await kindOf(`${name} ${token}`)).toBe('api_client')
      expect(await kindOf(`${name} ${key}`)).toBe('service_api_key')
    }
  })
})

describe('/verify answers whatever a caller sends', () => {
  test.each([
    'GET /verify/files/%FCbung.pdf',
    'GET /verify/100%',
    'GET /verify/%',
    'GET /verify/%zz/%E0%A4%A',
    'GET /verify/%00',
    'GET /verify/a?b=%&c=%FC',
    'QUERY /verify/x',
    'PROPFIND /verify/x',
    'TRACE /verify',
    'HEAD /verify',
    'OPTIONS /verify/x',
  ])('%s', async (line) => {
    expect(await verify([], line)).toBe(204)
    expect(await verify([notHeld], line)).toBe(403)
    expect((await send(line)).status).toBe(401)
  })

  test.each(['a', '%C3%BC', '/', '%', '../'])('a path that repeats %s 5,000 times', async (part) => {
    const line = `GET /verify/x/${part.repeat(5_000)}x`
    expect(await verify([], line)).toBe(204)
    expect(await verify([notHeld], line)).toBe(403)
  })

  test.each<[string[], string]>([
    [['Content-Type: json', 'Content-Length: 2'], '{}'],
    [['Content-Type: application/json', 'Content-Length: 3'], '{{{'],
    [['Content-Type: application/json', 'Content-Type: text/html', 'Content-Length: 2'], '{}'],
    [['Content-Type: ', 'Content-Length: 1'], 'x'],
    [['Content-Type: multipart/form-data', 'Transfer-Encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
    [['Content-Length: 2000000'], 'x'.repeat(2_000_000)],
    [['Expect: nothing', 'Content-Length: 0'], ''],
    [['Expect: 100-continue', 'Content-Length: 2000000'], ''],
  ])('a body with the headers %j', async (headers, body) => {
    for (const method of ['POST', 'PUT', 'QUERY', 'DELETE', 'GET']) {
      const { status } = await send(`${method} /verify/x`, [bearer(), ...headers], body)
      expect(status === 100 ? 204 : status, method).toBe(204)
    }
  })
})

describe('an answer to a machine', () => {
  const form = ['Content-Type: application/x-www-form-urlencoded', 'Content-Length: 3']
  const requests: [string, string[], string, number][] = [
    ['GET /verify', [], '', 401],
    ['GET /verify/%', [], '', 401],
    ['GET /oauth/token', [], '', 405],
    ['DELETE /oauth/token?x', [], '', 405],
    ['POST /oauth/token', form, 'a=b', 401],
    ['POST /oauth/token', form.with(1, 'Content-Length: 20000'), 'a'.repeat(20_000), 413],
    ['POST /oauth/token', ['Content-Type: json', 'Content-Length: 1'], 'x', 400],
    ['POST /oauth/introspect', form, 'a=b', 401],
    ['GET /oauth/introspect?token=x', [], '', 405],
    ['POST /oauth/revoke', form, 'a=b', 401],
    ['DELETE /oauth/revoke', [], '', 405],
    ['POST /oauth/nothing', form, 'a=b', 404],
    ['POST /oauth/nothing', ['Content-Type: application/json', 'Content-Length: 1'], '{', 404],
    ['GET /oauth/%', [], '', 404],
    ['GET /oauth/token%', [], '', 404],
    ['GET *', [], '', 400],
    ['GET x:/y', [], '', 400],
    ['OPTIONS *', [], '', 400],
    ['GET /oauth/token', ['X-Long: '.padEnd(70_000, 'x')], '', 431],
    ['POST /oauth/token', ['Transfer-Encoding: chunked'], 'zz', 400],
    ['GET /healthz', [], '', 200],
    ['GET /.well-known/jwks.json', [], '', 200],
  ]

  test.each(requests)(
    'has its documented form, and a browser never guesses its type: %s %j',
    async (line, headers, body, status) => {
      const answer = await send(line, headers, body)
      expect(answer.status).toBe(status)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      if (status < 400) return
      expect(answer.headers['cache-control']).toBe('no-store')
      if (answer.body !== '')
        expect(Object.keys(JSON.parse(answer.body) as object)).not.toContain('statusCode')
      if (line.includes('/oauth/')) expect(JSON.parse(answer.body)).toHaveProperty('error')
    },
  )
})

test('a request that is answered before its body turns out to be invalid gets no second answer', async () => {
  const connection = await RawConnection.open(keyturn.port)
  const begun = rawRequest('POST /verify', [bearer(), 'Transfer-Encoding: chunked'])
  expect((await connection.ask(begun)).status).toBe(204)
  connection.write('zz\r\n')
  await expect(connection.answer()).rejects.toThrow('ended without an answer')

  const kept = await RawConnection.open(keyturn.port)
  expect((await kept.ask(rawRequest('GET /verify', [bearer()]))).status).toBe(204)
  expect((await kept.ask('nonsense\r\n\r\n')).status).toBe(400)
})

describe('a request for a tunnel', () => {
  const connect = 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'

  test('is refused, and its connection ends even if the client keeps it', async () => {
    const connection = await RawConnection.open(keyturn.port)
    expect((await connection.ask(connect)).status).toBe(400)
    await connection.closed()
    await expect.poll(() => keyturn.openConnections()).toBe(0)
  })

  test('does not crash the process if its connection is reset at once', async () => {
    for (let time = 0; time < 50; time++) {
      const connection = await RawConnection.open(keyturn.port)
      connection.write(connect)
      connection.reset()
    }
    await expect.poll(() => keyturn.openConnections()).toBe(0)
    expect(await verify([])).toBe(204)
  })
})

describe('a request that never ends', () => {
  let impatient: Awaited<ReturnType<typeof listen>>
  beforeAll(async () => {
    impatient = await listen(keyturn, { requestTimeout: 300 })
  })
  afterAll(() => impatient.stopListening())

  test.concurrent.each([
    ['half of its headers', 'GET /verify HTTP/1.1\r\nHost: localhost\r\n'],
    ['half of a form', rawRequest('POST /oauth/token', ['Content-Length: 100'], 'grant_type=')],
    ['a chunk without an end', rawRequest('POST /oauth/token', ['Transfer-Encoding: chunked'], '5\r\ngrant')],
    ['an unexpected body', rawRequest('POST /verify', ['Content-Length: 100'], 'x')],
    ['a body for an unknown path', rawRequest('POST /nowhere', ['Content-Length: 100'], 'x')],
  ])('loses its connection: %s', async (_title, text) => {
    const connection = await RawConnection.open(impatient.port)
    connection.write(text)
    await connection.closed()
    expect(connection.isOpen).toBe(false)
  })
})

describe('a request to upgrade', () => {
  test.each([
    ['GET /healthz', 'websocket', 200],
    ['GET /verify', 'h2c', 204],
    ['GET /verify/x', 'x', 204],
    ['POST /oauth/token', 'h2c', 400],
    ['GET /nowhere', 'websocket', 404],
  ])('is answered like a plain request: %s (%s)', async (line, protocol, status) => {
    const upgrade = [
      'Connection: Upgrade, HTTP2-Settings',
      `Upgrade: ${protocol}`,
      'HTTP2-Settings: AAMAAABkAAQAAP__',
    ]
    expect((await send(line, [bearer(), ...upgrade])).status).toBe(status)
    expect((await send(line, [bearer(), ...upgrade, 'Content-Length: 0'])).status).toBe(status)
  })
})
