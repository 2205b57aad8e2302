import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTrustedProxies } from '@/lib/domain/source-address'
import { sourceAddressReader } from './source-address-reader'

const reader = sourceAddressReader(readTrustedProxies('127.0.0.1, 10.0.0.0/8').networks)
const server = createServer((request, response) =>
  response.end(`${reader.sourceAddress(request)} told by ${reader.tellingProxy(request) ?? 'nobody'}`),
)
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** The source address of a request with these header lines, over a real connection. */
async function addressFor(...lines: string[]): Promise<string | undefined> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  const host = ['Host: keyturn', 'Connection: close']
  socket.end(`GET / HTTP/1.1\r\n${[...host, ...lines].join('\r\n')}\r\n\r\n`)
  const answer = await text(socket)
  return /\r\n\r\n(?:[0-9a-f]+\r\n)?([^\r]+)/.exec(answer)?.[1]
}

test('without X-Forwarded-For the address is the connection’s', async () => {
  expect(await addressFor()).toBe('127.0.0.1 told by nobody')
  expect(await addressFor('X-Forwarded-For: ')).toBe('127.0.0.1 told by nobody')
})

test('several X-Forwarded-For lines form one list, in order', async () => {
  const line = (value: string) => `X-Forwarded-For: ${value}`
  const told = (address: string) => `${address} told by 127.0.0.1`
  expect(await addressFor(line('198.51.100.1'), line('203.0.113.9'))).toBe(told('203.0.113.9'))
  expect(await addressFor(line('203.0.113.9'), 'x-FORWARDED-for: 10.0.0.5')).toBe(told('203.0.113.9'))
  expect(await addressFor(line('203.0.113.9'), line(''), line('10.0.0.5'))).toBe(told('unknown'))
})
