import { execFileSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newClientSecret } from '@/lib/domain/secret'
import { Outcome } from '@/scan/outcome'
import { leaksAddress, report as reportSecrets } from '@/scan/report'
import { scanPaths } from '@/scan/scan'
import { listen, openTestServer, type TestServer } from './test-server'
import { RawConnection, rawRequest, sendRaw, type RawAnswer } from './test-socket'

let keyturn: TestServer
let real: string
beforeAll(async () => {
  keyturn = await openTestServer({ TRUSTED_PROXIES: '127.0.0.1' })
  real = (await keyturn.newClient()).secret
})
afterAll(() => keyturn.close())

let addresses = 0
const from = () => `X-Forwarded-For: 203.0.113.${++addresses % 250}`
const json = 'Content-Type: application/json'

/** Posts the bytes of a body, from a new address unless the headers name one. */
function post(body: string | Buffer, headers: string[] = [json, from()]): Promise<RawAnswer> {
  const bytes = Buffer.from(body)
  const head = rawRequest('POST /leaks', [...headers, `Content-Length: ${bytes.length}`])
  return sendRaw(keyturn.port, Buffer.concat([Buffer.from(head), bytes]))
}
const report = (body: object) => post(JSON.stringify(body))
const many = (count: number) => Array.from({ length: count }, () => newClientSecret().reveal())

/** An answer without what differs from one request to the next. */
const comparable = ({ status, headers: { date: _date, ...headers }, body }: RawAnswer) => ({
  status,
  headers,
  body,
})

test('R7: a real secret and a made-up one get the same answer, byte for byte', async () => {
  const answers = []
  for (const secrets of [
    [real],
    [newClientSecret().reveal()],
    [real.slice(0, -1)],
    ['no secret'],
    [''],
    [real, real],
    many(100),
  ])
    answers.push(comparable(await report({ secrets })))
  answers.push(comparable(await report({ secrets: [real], source: 'a wiki', action: 'revoke' })))
  answers.push(comparable(await report({ secrets: [real] })))
  const [first] = answers
  expect(first).toMatchObject({ status: 202, body: '{"status":"accepted"}' })
  expect(first?.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  expect(first?.headers).not.toHaveProperty('x-request-id')
  for (const answer of answers) expect(answer).toEqual(first)
})

describe('R7: POST /leaks refuses, with a reference,', () => {
  const secret = newClientSecret().reveal()
  const nested = (open: string, close: string) => `{"secrets":${open.repeat(10_000)}${close.repeat(10_000)}}`
  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['what is not JSON', 'secrets=x'],
    ['JSON that is cut off', `{"secrets":["${secret}"]`],
    ['a list', `["${secret}"]`],
    ['null', 'null'],
    ['a number', '1'],
    ['an object without secrets', '{}'],
    ['a secret that is no list', `{"secrets":"${secret}"}`],
    ['a secret that is no string', `{"secrets":["${secret}",1]}`],
    ['an empty list', '{"secrets":[]}'],
    ['101 secrets', JSON.stringify({ secrets: many(101) })],
    ['an unknown action', JSON.stringify({ secrets: [secret], action: 'delete' })],
    ['an action in capitals', JSON.stringify({ secrets: [secret], action: 'REVOKE' })],
    ['an action that is null', JSON.stringify({ secrets: [secret], action: null })],
    ['a source of 201 characters', JSON.stringify({ secrets: [secret], source: 'x'.repeat(201) })],
    ['a source that is no string', JSON.stringify({ secrets: [secret], source: {} })],
    ['an unknown member', JSON.stringify({ secrets: [secret], acton: 'revoke' })],
    ['a prototype', `{"__proto__":{"secrets":["${secret}"]}}`],
    ['a prototype beside secrets', `{"secrets":["${secret}"],"__proto__":{"action":"revoke"}}`],
    ['secrets twice', `{"secrets":["${secret}"],"secrets":["${secret}"]}`],
    ['an action twice, once with an escape', `{"secrets":["x"],"action":"revoke","\\u0061ction":"revoke"}`],
    ['lists in lists', nested('[', ']')],
    ['objects in objects', nested('{"a":', '}').replace('":}', '":1}')],
    ['invalid UTF-8', Buffer.from([...Buffer.from('{"secrets":["'), 0xff, ...Buffer.from('"]}')])],
    ['UTF-16', Buffer.from(JSON.stringify({ secrets: [secret] }), 'utf16le')],
    ['a compressed body', gzipSync(JSON.stringify({ secrets: [secret] }))],
  ])('%s', async (_, body) => {
    const answer = await post(body)
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([400, { error: 'invalid_request' }])
    expect(answer.headers['x-request-id']).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/)
    expect(answer.body).not.toContain(secret)
  })

  test.each([
    [],
    ['Content-Type: text/plain'],
    ['Content-Type: application/x-www-form-urlencoded'],
    ['Content-Type: x'],
  ])('the content type %s', async (...headers) => {
    const answer = await post(JSON.stringify({ secrets: [secret] }), [...headers, from()])
    expect(answer.status).toBe(400)
  })

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'])('the method %s', async (method) => {
    const answer = await sendRaw(keyturn.port, rawRequest(`${method} /leaks`, [from()]))
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST'])
    expect(answer.headers['x-request-id']).toBeDefined()
  })

  test('more than 64 KiB, with a length and in pieces', async () => {
    const large = JSON.stringify({ secrets: ['x'.repeat(64 * 1024)] })
    expect((await post(large)).status).toBe(413)
    const pieces = [`${(1_000).toString(16)}\r\n${'x'.repeat(1_000)}\r\n`.repeat(70), '0\r\n\r\n'].join('')
    const head = rawRequest('POST /leaks', [json, from(), 'Transfer-Encoding: chunked'])
    expect((await sendRaw(keyturn.port, head + pieces)).status).toBe(413)
    expect((await post(`{"secrets":["${'x'.repeat(64 * 1024 - 16)}"]}`)).status).toBe(202)
  })
})

test('R7: a report in pieces is taken', async () => {
  const body = JSON.stringify({ secrets: [real], source: 'ü' })
  const piece = `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`
  const head = rawRequest('POST /leaks', [json, from(), 'Transfer-Encoding: chunked'])
  expect((await sendRaw(keyturn.port, head + piece)).status).toBe(202)
})

test('R7: a report whose body never ends is given up', async () => {
  const impatient = await listen(keyturn, { requestTimeout: 300 })
  const connection = await RawConnection.open(impatient.port)
  try {
    const head = rawRequest('POST /leaks', [json, from(), 'Content-Length: 100'])
    expect((await connection.ask(`${head}{"secrets":`)).status).toBe(408)
  } finally {
    connection.destroy()
    await impatient.stopListening()
  }
})

test('R7: an address may send sixty reports in a minute, whatever is in them; others are not affected', async () => {
  const address = 'X-Forwarded-For: 198.51.100.7'
  const body = JSON.stringify({ secrets: [real] })
  const statuses = []
  for (let n = 0; n < 60; n++) statuses.push((await post(n % 2 ? body : 'x', [json, address])).status)
  expect(new Set(statuses)).toEqual(new Set([202, 400]))
  for (const again of [body, 'x', JSON.stringify({ secrets: many(1) })]) {
    const answer = await post(again, [json, address])
    expect(answer.status).toBe(429)
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.headers['x-request-id']).toBeDefined()
  }
  expect((await post(body)).status).toBe(202)
  keyturn.passTime(60_000)
  expect((await post(body, [json, address])).status).toBe(202)
  const neighbours = []
  for (let n = 0; n < 61; n++)
    neighbours.push((await post('x', [json, `X-Forwarded-For: 2001:db8::${n.toString(16)}`])).status)
  expect(neighbours).toEqual([...Array(60).fill(400), 429])
})

test('R7: a secret that was committed and deleted again is found, reported and refused', async () => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-leak-')))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: path })
  try {
    const { clientId, secret } = await keyturn.newClient()
    const redeem = async () => {
      const answer = await fetch(`http://127.0.0.1:${keyturn.port}/oauth/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      })
      return answer.status
    }
    expect(await redeem()).toBe(200)

    git('init', '--quiet')
    writeFileSync(join(path, '.env'), `SECRET=${secret}\n`)
    git('add', '.')
    git('commit', '--quiet', '--message', 'Add the settings')
    git('rm', '--quiet', '.env')
    git('commit', '--quiet', '--message', 'Remove the settings')

    const outcome = new Outcome(() => {})
    await scanPaths([path], { history: true }, outcome)
    const secrets = outcome.findings.map((finding) => finding.secret)
    expect(secrets).toEqual([secret])
    const address = leaksAddress(`http://127.0.0.1:${keyturn.port}`)
    await reportSecrets({ address, secrets, source: 'a repository', revoke: true }, () => {})
    await expect.poll(redeem).toBe(401)
  } finally {
    rmSync(path, { recursive: true, force: true })
  }
})
