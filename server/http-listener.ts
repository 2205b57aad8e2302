import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import { leastNeeded } from './least-needed'
import { routable } from './request-target'

/** The servers of one application, and how they stop. */
export interface HttpListener {
  /** Creates a server. Fastify asks for a second one if `localhost` has two addresses. */
  create(handler: RequestListener): Server
  /** How many connections are open. */
  connections(): number
  /** Whether this process is stopping. It still answers requests, and then closes their connections. */
  isStopping(): boolean
  /**
   * Makes every answer close its connection from now on. Returns when no connection is left, or after a second, because a
   * client may be about to use an idle one.
   */
  drain(): Promise<void>
  /** Answers what Node could not parse as a request. */
  refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void
  /** Ends connections without a request in progress: idle ones, and those that never sent a complete request. */
  closeIdle(): void
  /** Ends every connection, even with a request in progress. */
  closeAll(): void
}

const limits = {
  /** Callers behind a gateway send cookies and tokens; Node's default limit is 16 KiB. */
  maxHeaderSize: 64 * 1024,
  /** Longer than the 60 s for which a proxy usually keeps its connections. */
  keepAliveTimeout: 65_000,
  /** How often Node checks for requests that take too long. */
  connectionsCheckingInterval: 1_000,
}

/** The limits that tests change. */
export interface ListenerLimits {
  /** Milliseconds in which a request must arrive. */
  requestTimeout?: number
  /**
   * How many connections are open at a time; a further one takes the place of the one that is needed least. It limits what
   * requests hold that are still arriving. It is below 1,024, because libuv does not return to timers while that many sockets are ready:
   * time limits would pass unnoticed for ten seconds under overload.
   */
  connections?: number
}

const drainTime = 1_000

/** Applies the rules that hold for every request, whatever its path. */
export function httpListener({
  requestTimeout = 30_000,
  connections = 1_000,
}: ListenerLimits = {}): HttpListener {
  const open = new Set<Socket>()
  /** The last answer on each connection, finished or not. */
  const answers = new WeakMap<Socket, ServerResponse>()
  let stopping = false
  let drained = () => {}

  /** Its place is free at once. */
  function close(connection: Socket): void {
    open.delete(connection)
    connection.destroy()
  }

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
    // Beyond its limit Node silently drops headers, and with them a restriction. The limit on the size is enough.
    server.maxHeadersCount = 0
    server.on('connection', (socket) => {
      if (open.size >= connections) close(leastNeeded(open, (each) => answers.get(each)) ?? socket)
      if (socket.destroyed) return
      open.add(socket)
      socket.once('close', () => {
        open.delete(socket)
        if (open.size === 0) drained()
      })
    })
    // Other expectations than `100-continue` may be ignored (RFC 9110 section 10.1.1).
    server.on('checkExpectation', answer)
    server.on('connect', (_request, socket) => {
      // Node gives up the socket completely: nothing else handles its errors or ends it.
      socket.on('error', () => {})
      socket.end(refusal('400 Bad Request'), () => socket.destroy())
    })
    // With an `upgrade` listener, Node no longer answers requests with `Upgrade`. Fastify adds one to the second server of
    // `localhost`. Without a listener, Node ignores the header (RFC 9110 section 7.8).
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
      // The client would take a second answer to the same request for the answer to its next request.
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

/** A proxy and Keyturn could choose different ones of two Host lines (RFC 9112 section 3.2). */
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
