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
  /** Answers what Node could not read as a request. */
  refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void
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
  /** How often Node looks for requests that take too long. */
  connectionsCheckingInterval: 1_000,
}

/** Milliseconds from the first byte of a request to its last. */
const mostOfARequest = 30_000

const drainTime = 1_000

/** What is decided of every request before anybody looks at its path. */
export function httpListener(requestTimeout = mostOfARequest): HttpListener {
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
    const server = createServer({ ...limits, requestTimeout }, answer)
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
    server.on('connect', (_request, socket) => {
      // Node hands the socket over whole: nobody else hears its errors, and nobody else ends it.
      socket.on('error', () => {})
      socket.end(refusal('400 Bad Request'), () => socket.destroy())
    })
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
    refuseUnreadable({ code = '' }, socket) {
      const last = answers.get(socket)
      const isAnswered = last?.headersSent && !(last.writableFinished && last.req.complete)
      // Another answer to the same request would be taken for that to the next one on the connection.
      if (!socket.writable || isAnswered) socket.destroy()
      else socket.end(refusal(statusOf[code] ?? '400 Bad Request'))
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

const headers = {
  connection: 'close',
  'cache-control': 'no-store',
  'content-type': 'application/json',
  'x-content-type-options': 'nosniff',
}
const body = JSON.stringify({ error: 'invalid_request', error_description: 'The request is not valid HTTP.' })

function refuse(response: ServerResponse): void {
  response.writeHead(400, headers).end(body)
}

/** The same for a socket without a response. */
function refusal(status: string): string {
  const lines = Object.entries({ ...headers, 'content-length': body.length }).map((pair) => pair.join(': '))
  return [`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n')
}

const statusOf: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}
