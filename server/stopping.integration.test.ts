import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen, openTestServer, type TestServer } from './test-server'
import { RawConnection, rawRequest } from './test-socket'

let keyturn: TestServer
beforeAll(async () => {
  keyturn = await openTestServer()
})
afterAll(() => keyturn.close())

const verification = (token: string) => rawRequest('GET /verify', [`Authorization: Bearer ${token}`])

test.concurrent('while it stops, every request on an open connection is answered, the last with "Connection: close"', async () => {
  const server = await listen(keyturn)
  const token = await keyturn.newToken()
  const connections = await Promise.all(Array.from({ length: 16 }, () => RawConnection.open(server.port)))
  for (const connection of connections) expect((await connection.ask(verification(token))).status).toBe(204)

  const stopped = server.stopListening()
  const answers = await Promise.all(connections.map((connection) => connection.ask(verification(token))))
  for (const { status, headers } of answers) expect([status, headers.connection]).toEqual([204, 'close'])
  await stopped
  await Promise.all(connections.map((connection) => connection.closed()))
})

test.concurrent('while it stops, it reports that it is not ready before it refuses connections', async () => {
  const server = await listen(keyturn)
  const idle = await RawConnection.open(server.port)
  const stopped = server.stopListening()
  const newcomer = await RawConnection.open(server.port)
  const answer = await newcomer.ask(rawRequest('GET /readyz'))
  expect([answer.status, answer.headers.connection]).toEqual([503, 'close'])
  expect(JSON.parse(answer.body)).toEqual({ status: 'stopping' })
  await stopped
  await idle.closed()
  await expect(RawConnection.open(server.port)).rejects.toThrow('ECONNREFUSED')
})

test.concurrent.each([
  ['has said nothing', ''],
  ['has sent half of its headers', 'GET /verify HTTP/1.1\r\nHost: localhost\r\n'],
  ['has sent half of a body', rawRequest('POST /oauth/token', ['Content-Length: 100'], 'grant_type=')],
  ['waits to upgrade', rawRequest('GET /nowhere', ['Connection: Upgrade', 'Upgrade: websocket'])],
  ['asked for a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
])('stops within its time limit even if a connection %s', async (_title, text) => {
  const server = await listen(keyturn)
  const connection = await RawConnection.open(server.port)
  connection.write(text)
  await server.stopListening()
  await connection.closed()
  expect(connection.isOpen).toBe(false)
})
