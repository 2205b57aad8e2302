import { once } from 'node:events'
import { createServer, request as send, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** What an API behind a gateway received. */
export interface Seen {
  method: string
  url: string
  /** The lower-case name and the value of every header line. */
  headers: [string, string][]
}

/** An API that answers with what it received, also to WebSockets. */
export async function openBackend() {
  const seen = (request: IncomingMessage): Seen => ({
    method: request.method ?? '',
    url: request.url ?? '',
    headers: request.rawHeaders.flatMap((name, at, all) =>
      at % 2 === 0 ? [[name.toLowerCase(), all[at + 1] ?? '']] : [],
    ),
  })
  let requests = 0
  const server = createServer({ maxHeaderSize: 256 * 1024 }, (request, response) => {
    requests += 1
    request.resume()
    response.end(JSON.stringify(seen(request)))
  })
  server.maxHeadersCount = 0
  server.on('upgrade', (request, socket: Socket) => {
    requests += 1
    socket.end(
      `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${JSON.stringify(seen(request))}`,
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    /** The number of requests received. */
    requests: () => requests,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export interface Asked {
  host: string
  path: string
  method?: string
  /** The name and value of every header line, sent unchanged. */
  headers?: [string, string][]
  body?: string
  /** The local address to call from. */
  from?: string
}

/** Sends a request to a gateway and returns the answer. After a switch of protocols, returns what followed. */
export async function ask(
  port: number,
  asked: Asked,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> {
  const { host, path, method = 'GET', headers = [], body = '', from = '127.0.0.1' } = asked
  const length: [string, string][] = body === '' ? [] : [['Content-Length', String(body.length)]]
  const outgoing = send({
    port,
    path,
    method,
    host: '127.0.0.1',
    localAddress: from,
    agent: false,
    headers: [['Host', host], ...length, ...headers].flat(),
  })
  const answered = new Promise<[IncomingMessage, NodeJS.ReadableStream, Buffer?]>((resolve, reject) => {
    outgoing.on('response', (response: IncomingMessage) => resolve([response, response]))
    outgoing.on('upgrade', (response: IncomingMessage, socket: Socket, head: Buffer) =>
      resolve([response, socket, head]),
    )
    outgoing.on('error', reject)
  })
  outgoing.end(body)
  const [response, stream, head = Buffer.alloc(0)] = await answered
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: head.toString() + (await text(stream)),
  }
}
