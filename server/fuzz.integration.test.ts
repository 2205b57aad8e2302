import { METHODS } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { heapInUse } from '@/lib/test-heap'
import { openTestServer, type TestServer } from './test-server'
import { RawConnection } from './test-socket'

const requests = 10_000
const atOnce = 8

let keyturn: TestServer
let shown: { token: string; restricted: string; clientId: string; secret: string }

beforeAll(async () => {
  keyturn = await openTestServer({ TRUSTED_PROXIES: '127.0.0.1' })
  const client = await keyturn.newClient({ networks: ['203.0.113.0/24'] })
  const token = await keyturn.newToken({ scopes: ['alerts:read'] })
  // A token from an allowed address: only the address of its use is forbidden.
  const restricted = await keyturn.newToken({ scopes: ['alerts:read'], networks: ['127.0.0.1'] })
  shown = { token, restricted, clientId: client.clientId, secret: client.secret }
})
afterAll(() => keyturn.close())

/** A request that must be refused, whatever surrounds the part that is forbidden. */
interface Refused {
  method: string
  target: string
  headers: string[]
  body: string
}

const seldom = <T>(value: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value })

const inAnyCase = (text: string) =>
  fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((upper) =>
    Array.from(text)
      .map((letter, at) => (upper[at] ? letter.toUpperCase() : letter))
      .join(''),
  )

const blanks = fc.constantFrom('', ' ', '\t', '  \t ')
const line = (name: string, value: string) =>
  fc
    .tuple(inAnyCase(name), blanks, blanks)
    .map(([written, before, after]) => `${written}:${before}${value}${after}`)

const junkName = fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/).map((name) => `z${name}`)
const junkLine = fc
  .tuple(junkName, fc.stringMatching(/^[\t\x20-\x7e\x80-\xff]{0,30}$/))
  .map((pair) => pair.join(':'))
const junk = fc
  .tuple(fc.array(junkLine, { maxLength: 6 }), seldom(fc.constantFrom(900, 996, 1_000, 1_100, 2_500), 0))
  .map(([lines, many]) => [...lines, ...Array.from({ length: many }, () => 'B:')])

const odd = fc.constantFrom(
  'Connection: Upgrade\r\nUpgrade: h2c',
  'Connection: close, x-required-scope, authorization, x-forwarded-for',
  'Expect: 100-continue',
  'Expect: x',
  'Content-Type: json',
  'Content-Type: application/json',
  'X-Required-Scope: alerts:read',
  'X-Required-Scope:',
  'X_Required_Scope: alerts:read',
  'X-Http-Method-Override: GET',
  'X-Original-Url: /healthz',
  'X-Rewrite-Url: /healthz',
  'Forwarded: for=203.0.113.9',
  'X-Real-Ip: 203.0.113.9',
  'Te: trailers',
  'Accept-Version: 2',
)

const encodedPath = (path: string) =>
  fc.array(seldom(fc.boolean(), false), { minLength: path.length, maxLength: path.length }).map((encoded) =>
    Array.from(path)
      .map((letter, at) => (encoded[at] && letter !== '/' ? `%${letter.charCodeAt(0).toString(16)}` : letter))
      .join(''),
  )
const origin = seldom(
  fc.constantFrom('http://localhost', 'HTTPS://other.example:1', 'http://[::1]:3000', 'http://a@b'),
  '',
)
const subPath = fc.constantFrom(
  '',
  '/',
  '/x',
  '/envoy/a/b',
  '/%',
  '/%FC',
  '/../x',
  '/%2e%2e/verify',
  '/a;b=c',
  '//',
  '/\u00ff',
)

/** Endings of a target that still means `/verify`. */
const noSubPath = fc.constantFrom('', '/', '//', '/.', '/x/..', '/%2e', '/./')
const otherParameters = fc.constantFrom(
  '',
  'a=1&',
  'scope=alerts:read&',
  'a#&',
  '%&',
  'scope&',
  'b&'.repeat(1_200),
)
const scopeParameter = fc.constantFrom(
  'scope=devices:read',
  'scope=alerts:read%20devices:read',
  '%73cope=devices%3Aread',
  'SCOPE=devices:read',
)

const cut = fc.constantFrom<[string[], string]>(
  [[], ''],
  [['Content-Length: 3'], 'abc'],
  [['Content-Length: 30'], 'abc'],
  [['Transfer-Encoding: chunked'], '3\r\nabc\r\n0\r\n\r\n'],
  [['Transfer-Encoding: chunked'], '3\r\nabc\r\n0\r\nX-Required-Scope: alerts:read\r\n\r\n'],
  [['Transfer-Encoding: chunked'], '3\r\nab'],
  [['Transfer-Encoding: chunked'], 'zz\r\n'],
  [['Transfer-Encoding: chunked', 'Content-Length: 3'], '0\r\n\r\n'],
  [['Content-Length: -1'], ''],
  [['Content-Length: 1', 'Content-Length: 2'], 'ab'],
)

const around = (needed: fc.Arbitrary<string>[]) =>
  fc
    .tuple(fc.tuple(...needed), junk, fc.array(odd, { maxLength: 2 }), seldom(cut, [[], '']))
    .chain(([lines, others, odds, [framing, body]]) =>
      fc
        .shuffledSubarray([...lines, ...odds, ...framing], {
          minLength: lines.length + odds.length + framing.length,
        })
        .chain((ordered) =>
          fc.nat(others.length).map((at) => [...others.slice(0, at), ...ordered, ...others.slice(at)]),
        )
        .map((headers) => ({ headers, body })),
    )

const method = fc.constantFrom('GET', 'GET', 'POST', ...METHODS)

/** A required scope that the token does not have, in the gateway's header. */
const byHeader = () =>
  fc
    .tuple(
      method,
      fc.tuple(origin, encodedPath('/verify'), subPath, seldom(fc.constant('?scope=alerts:read'), '')),
      around([line('Authorization', `Bearer ${shown.token}`), line('X-Required-Scope', 'devices:read')]),
    )
    .map(([verb, target, rest]) => ({ method: verb, target: target.join(''), ...rest }))

/** A required scope that the token does not have, in the query. */
const byQuery = () =>
  fc
    .tuple(
      method,
      fc.tuple(
        origin,
        encodedPath('/verify'),
        noSubPath,
        fc.constantFrom('?', '#?', '?#'),
        otherParameters,
        scopeParameter,
      ),
      around([line('Authorization', `Bearer ${shown.token}`)]),
    )
    .map(([verb, target, rest]) => ({ method: verb, target: target.join(''), ...rest }))

/** A valid token from a forbidden address. */
const byAddress = () =>
  fc
    .tuple(
      method,
      fc.tuple(encodedPath('/verify'), subPath),
      fc
        .constantFrom(
          '198.51.100.7',
          '127.0.0.1, 198.51.100.7',
          'x',
          '198.51.100.7, ::ffff:127.0.0.1',
          '127.0.0.1%25eth0',
          '::127.0.0.2',
        )
        .chain((address) =>
          around([line('Authorization', `Bearer ${shown.restricted}`), line('X-Forwarded-For', address)]),
        ),
    )
    .map(([verb, target, rest]) => ({ method: verb, target: target.join(''), ...rest }))

/** More or less than one valid token. */
const byToken = () =>
  fc
    .tuple(
      method,
      fc.tuple(encodedPath('/verify'), subPath),
      fc.oneof(
        around([
          line('Authorization', `Bearer ${shown.token}`),
          line('Authorization', `Bearer ${shown.token}`),
        ]),
        around([line('Authorization', `Bearer ${shown.token}`), line('X-API-Key', shown.token)]),
        around([line('Authorization', `Bearer ${shown.token}=`)]),
        around([line('Authorization', `Bearer ${shown.token}, Bearer ${shown.token}`)]),
        around([line('Authorization', `Bearer x`), line('Authorization', `Bearer ${shown.token}`)]),
        around([line('Proxy-Authorization', `Bearer ${shown.token}`)]),
        around([line('X-API-Key', `Bearer ${shown.token}`)]),
        around([line('X-API-Key', `${shown.token}=`)]),
        around([line('X-API-Key', shown.token), line('X-API-Key', shown.token)]),
        around([line('X-API-Key', shown.token), line('X-API-Key', '')]),
        around([line('X-API-Key', shown.token), line('Authorization', 'Bearer')]),
        around([line('X-API-Key', shown.token), line('Authorization', 'Basic eDp5, bearer x')]),
      ),
    )
    .map(([verb, target, rest]) => ({ method: verb, target: target.join(''), ...rest }))

/** A correct secret from a forbidden address, or together with other credentials. */
const atClientEndpoint = () => {
  const { clientId, secret } = shown
  const basic = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`
  const plain = `grant_type=client_credentials&token=${shown.token}`
  const inForm = `${plain}&client_id=${clientId}&client_secret=${secret}`
  return fc
    .tuple(
      seldom(method, 'POST'),
      fc.tuple(
        origin,
        fc.constantFrom('/oauth/token', '/oauth/introspect', '/oauth/revoke').chain(encodedPath),
        seldom(fc.constantFrom('/', '?x', '#', '/x', '%'), ''),
      ),
      fc.constantFrom(
        [['Authorization', basic]],
        [
          ['Authorization', basic],
          ['Authorization', 'Basic x'],
        ],
        [],
      ),
      junk,
      fc.constantFrom('', '&scope=', '&client_id=x', '&client_secret=x', '&x=%', '&grant_type=x'),
      fc.constantFrom('198.51.100.7', '203.0.113.9, 198.51.100.7', 'x'),
    )
    .chain(([verb, target, proofs, others, suffix, address]) => {
      const body = (proofs.length > 0 ? plain : inForm) + suffix
      const lines = [...proofs, ['X-Forwarded-For', address], ['Content-Length', String(body.length)]]
      return fc.tuple(...lines.map(([name = '', value = '']) => line(name, value))).map((written) => ({
        method: verb,
        target: target.join(''),
        headers: ['Content-Type: application/x-www-form-urlencoded', ...others, ...written],
        body,
      }))
    })
}

const anyRefused = () => fc.oneof(byHeader(), byQuery(), byAddress(), byToken(), atClientEndpoint())

/** The status of the last answer; 0 if the connection ended without one. */
async function statusOf({ method: verb, target, headers, body }: Refused): Promise<number> {
  const connection = await RawConnection.open(keyturn.port)
  try {
    connection.write(
      Buffer.from(
        [`${verb} ${target} HTTP/1.1`, 'Host: localhost', ...headers, '', body].join('\r\n'),
        'latin1',
      ),
    )
    connection.end()
    let { status } = await connection.answer()
    while (status === 100) ({ status } = await connection.answer())
    return status
  } catch {
    return 0
  } finally {
    connection.destroy()
  }
}

/** Leaves out what makes a failure hard to read. */
function shortened({ method: verb, target, headers, body }: Refused): string {
  const text = JSON.stringify([`${verb} ${target}`, ...headers.filter((header) => header !== 'B:'), body])
  return text.replaceAll(shown.token, 'TOKEN').replaceAll(shown.restricted, 'RESTRICTED')
}

test('requests that must be refused never pass or cause a server error, however they are written, and leave nothing behind', async () => {
  const statuses = new Map<number, number>()
  const sent = async (batch: Refused[]) => {
    const answered = await Promise.all(batch.map(async (each) => ({ each, status: await statusOf(each) })))
    for (const { each, status } of answered) {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const isRefusal = status !== 200 && status !== 204 && status < 500
      if (!isRefusal) throw new Error(`${status} for ${shortened(each)}`)
    }
  }
  const run = (count: number) =>
    fc.assert(fc.asyncProperty(fc.array(anyRefused(), { minLength: atOnce, maxLength: atOnce }), sent), {
      numRuns: count / atOnce,
      endOnFailure: true,
    })
  await run(800)
  const before = heapInUse()
  await run(requests)
  expect(heapInUse() - before).toBeLessThan(32 * 1024 * 1024)
  await expect.poll(() => keyturn.openConnections()).toBe(0)
  // Each status must be frequent, so that one reason does not hide another.
  for (const status of [400, 401, 403]) expect(statuses.get(status)).toBeGreaterThan(requests / 20)
})
