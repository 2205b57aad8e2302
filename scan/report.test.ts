import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newClientSecret } from '@/lib/domain/secret'
import { leaksAddress, report } from './report'

let server: Server
let address: URL
let requests: { method?: string; url?: string; body: unknown; type?: string }[]
/** What the server answers, one after the other; then 202. */
let answers: { status: number; headers?: Record<string, string> }[]

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  address = leaksAddress(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
afterAll(() => server.close())
beforeEach(() => {
  requests = []
  answers = []
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method, url, headers } = request
  requests.push({ method, url, type: headers['content-type'], body: await json(request) })
  const { status, headers: sent } = answers.shift() ?? { status: 202 }
  response.writeHead(status, sent).end('{}')
}

const secrets = Array.from({ length: 101 }, () => newClientSecret().reveal())

function send(change: { secrets?: string[]; revoke?: boolean } = {}): Promise<string[]> {
  const said: string[] = []
  return report(
    { address, secrets: secrets.slice(0, 1), source: 'a wiki', revoke: false, ...change },
    (message) => said.push(message),
  ).then(() => said)
}

test.each([
  'https://keys.example',
  'https://keys.example/',
  'https://keys.example/leaks',
  'https://KEYS.example/leaks/',
])('reports for %s go to its /leaks', (text) => {
  expect(leaksAddress(text).href).toBe('https://keys.example/leaks')
})

test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://127.1'])(
  '%s may be without https',
  (text) => {
    expect(leaksAddress(text).protocol).toBe('http:')
  },
)

test('101 secrets are reported in two requests of JSON, with the source', async () => {
  await send({ secrets })
  expect(requests).toEqual([
    {
      method: 'POST',
      url: '/leaks',
      type: 'application/json',
      body: { secrets: secrets.slice(0, 100), source: 'a wiki' },
    },
    {
      method: 'POST',
      url: '/leaks',
      type: 'application/json',
      body: { secrets: secrets.slice(100), source: 'a wiki' },
    },
  ])
  expect(Buffer.byteLength(JSON.stringify(requests[0]?.body))).toBeLessThan(65_536)
})

test('a report can ask to end the secrets', async () => {
  await send({ revoke: true })
  expect(requests[0]?.body).toEqual({ secrets: secrets.slice(0, 1), source: 'a wiki', action: 'revoke' })
})

test('a report that comes too soon is sent again after the time that the answer names', async () => {
  answers = [
    { status: 429, headers: { 'retry-after': '0' } },
    { status: 503, headers: { 'retry-after': new Date(0).toUTCString() } },
  ]
  expect(await send()).toHaveLength(2)
  expect(requests).toHaveLength(3)
  answers = Array.from({ length: 9 }, () => ({ status: 429, headers: { 'retry-after': '0' } }))
  await expect(send()).rejects.toThrow(/answered with status 429\. Nothing was reported\.$/)
  expect(requests).toHaveLength(8)
})

test('a report is not sent again if it would have to wait for long', async () => {
  answers = [{ status: 429, headers: { 'retry-after': '3600' } }]
  await expect(send()).rejects.toThrow('429')
  expect(requests).toHaveLength(1)
})

test('a redirect is not followed', async () => {
  answers = [{ status: 307, headers: { location: '/elsewhere' } }]
  await expect(send()).rejects.toThrow(/redirect, which is not followed/)
  expect(requests).toHaveLength(1)
})

test('an answer other than 202 says how many secrets were reported before', async () => {
  answers = [{ status: 202 }, { status: 500 }]
  await expect(send({ secrets })).rejects.toThrow(
    /answered with status 500\. Only 100 of 101 were reported\.$/,
  )
})

test('an address where nothing answers is named', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  other.close()
  await once(other, 'close')
  const closed = leaksAddress(`http://127.0.0.1:${port}`)
  await expect(report({ address: closed, secrets, source: '', revoke: false }, () => {})).rejects.toThrow(
    `127.0.0.1:${port} could not be reached (ECONNREFUSED). Nothing was reported.`,
  )
})
