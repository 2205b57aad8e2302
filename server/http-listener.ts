import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { routable } from './request-target'

/** Everything that listens for one application, and how it stops. */
export interface HttpListener {
  /** Makes a server: Fastify asks for one, and for another where `localhost` is two addresses. */
  create(handler: RequestListener): Server
  /** How many connections are open. */
  connections(): number
  /** Whether this process no longer wants new requests. What still comes is answered, and its connection closed. */
  isStopping(): boolean
  /**
   * From now on each answer closes its connection. Returns when no connection is left, or after a second: whoever keeps an
   * idle one may be about to use it.
   */
  drain(): Promise<void>
  /** Ends the connections on which no request is under way: idle ones, and those that never sent a whole one. */
  closeIdle(): void
  /** Ends every connection, whatever is under way on it. */
  closeAll(): void
}

const limits = {
  /** Callers behind a gateway bring cookies and tokens; Node would refuse more than 16 KiB. */
  maxHeaderSize: 64 * 1024,
  /** Behind a proxy that keeps its connections for 60 s, ours must live longer. */
  keepAliveTimeout: 65_000,
  /** From the first byte of a request to its last. */
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
}

const drainTime = 1_000

/** What is decided of every request before anybody looks at its path. */
export function httpListener(): HttpListener {
  const open = new Set<Socket>()
  /** The last answer on each connection, begun or ended. */
  const answers = new WeakMap<Socket, ServerResponse>()
  let stopping = false
  let drained = () => {}

  function create(handler: RequestListener): Server {
    const answer = (request: IncomingMessage, response: ServerResponse) => {
      answers.set(request.socket, response)
      if (stopping) response.setHeader('connection', 'close')
      const target = routable(request.url ?? '')
      if (target === null || hasSeveralHosts(request)) return refuse(response)
      request.url = target
      handler(request, response)
    }
    const server = createServer(limits, answer)
    // Node drops what is over its limit without a word, and a restriction with it. The size is limited, which is enough.
    server.maxHeadersCount = 0
    server.on('connection', (socket) => {
      open.add(socket)
      socket.once('close', () => {
        open.delete(socket)
        if (open.size === 0) drained()
      })
    })
    // What a client expects beyond `100-continue` may be passed over (RFC 9110 section 10.1.1).
    server.on('checkExpectation', answer)
    server.on('connect', (_request, socket) => socket.end(badRequest))
    // With a listener Node takes every request with `Upgrade` for one to upgrade, and answers none. Fastify adds one to the
    // second server of `localhost`. Without, they are answered as if they did not ask (RFC 9110 section 7.8).
    server.once('listening', () => server.removeAllListeners('upgrade'))
    return server
  }

  return {
    create,
    connections: () => open.size,
    isStopping: () => stopping,
    async drain() {
      stopping = true
      if (open.size === 0) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, drainTime)
        drained = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
    closeIdle() {
      for (const connection of open)
        if (answers.get(connection)?.writableFinished ?? true) connection.destroy()
    },
    closeAll() {
      for (const connection of open) connection.destroy()
    },
  }
}

/** Two lines of Host could mean one thing to a proxy and another to us (RFC 9112 section 3.2). */
function hasSeveralHosts({ rawHeaders }: IncomingMessage): boolean {
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1
  }
  return hosts > 1
}

const body = JSON.stringify({ error: 'invalid_request', error_description: 'The request is not valid HTTP.' })
const badRequest = `HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`

function refuse(response: ServerResponse): void {
  response.writeHead(400, {
    'cache-control': 'no-store',
    connection: 'close',
    'content-type': 'application/json',
    'x-content-type-options': 'nosniff',
  })
  response.end(body)
}
