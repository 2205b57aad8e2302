import { expect, test } from 'vitest'
import { openTestServer } from './test-server'
import { RawConnection, rawRequest } from './test-socket'

const verification = (token: string) => rawRequest('GET /verify', [`Authorization: Bearer ${token}`])

test('while it stops, every request on an open connection is answered, the last with "Connection: close"', async () => {
  const keyturn = await openTestServer()
  const token = await keyturn.newToken()
  const connections = await Promise.all(Array.from({ length: 16 }, () => RawConnection.open(keyturn.port)))
  for (const connection of connections) expect((await connection.ask(verification(token))).status).toBe(204)

  const stopped = keyturn.stopListening()
  const answers = await Promise.all(connections.map((connection) => connection.ask(verification(token))))
  for (const { status, headers } of answers) expect([status, headers.connection]).toEqual([204, 'close'])
  await stopped
  await Promise.all(connections.map((connection) => connection.closed()))
  await keyturn.close()
})

test('while it stops, it reports that it is not ready before it refuses connections', async () => {
  const keyturn = await openTestServer()
  const idle = await RawConnection.open(keyturn.port)
  const stopped = keyturn.stopListening()
  const newcomer = await RawConnection.open(keyturn.port)
  const answer = await newcomer.ask(rawRequest('GET /readyz'))
  expect([answer.status, answer.headers.connection]).toEqual([503, 'close'])
  expect(JSON.parse(answer.body)).toEqual({ status: 'stopping' })
  await stopped
  await idle.closed()
  await expect(RawConnection.open(keyturn.port)).rejects.toThrow('ECONNREFUSED')
  await keyturn.close()
})

test.each([
  ['has said nothing', ''],
  ['has sent half of its headers', 'GET /verify HTTP/1.1\r\nHost: localhost\r\n'],
  ['has sent half of a body', rawRequest('POST /oauth/token', ['Content-Length: 100'], 'grant_type=')],
  ['waits to upgrade', rawRequest('GET /nowhere', ['Connection: Upgrade', 'Upgrade: websocket'])],
  ['asked for a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n'],
])('stops within its time limit even if a connection %s', async (_title, text) => {
  const keyturn = await openTestServer()
  const connection = await RawConnection.open(keyturn.port)
  connection.write(text)
  await keyturn.stopListening()
  await connection.closed()
  expect(connection.isOpen).toBe(false)
  await keyturn.close()
})
