import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actionBodies } from './action-body'
import { RawConnection, rawRequest } from './test-socket'

const megabyte = 1024 * 1024

let server: Server
beforeEach(async () => {
  const { hasActionArguments } = actionBodies()
  server = createServer((request, response) => {
    void hasActionArguments(request).then((isOurs) => response.writeHead(isOurs === null ? 503 : 200).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
})

const open = () => RawConnection.open((server.address() as AddressInfo).port)
const request = (bytes: number) => rawRequest('POST /', [`Content-Length: ${bytes}`])

test('bodies of actions that never end hold 32 MB at most; then further ones get 503 until there is room', async () => {
  const slow = await Promise.all(Array.from({ length: 40 }, open))
  for (const each of slow) each.write(request(megabyte) + '[' + ' '.repeat(megabyte - 2))
  const status = async (bytes: number) => {
    const connection = await open()
    const { status: answered } = await connection.ask(`${request(bytes)}[${' '.repeat(bytes - 2)}]`)
    connection.destroy()
    return answered
  }
  await expect.poll(() => status(megabyte), { timeout: 20_000 }).toBe(503)
  for (const each of slow) each.destroy()
  await expect.poll(() => status(megabyte), { timeout: 20_000 }).toBe(200)
})
