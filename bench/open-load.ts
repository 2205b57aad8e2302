import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { answerQuestions } from './helper'
import type { LoadRequest } from './load'

/** Requests that are sent when they are due, whether or not earlier ones were answered, as many callers would do. */
export interface OpenLoad {
  url: string
  /** Requests to send in rotation. */
  requests: LoadRequest[]
  /** Others that are sent once each, instead of every tenth, until none are left. */
  others: LoadRequest[]
  /** Requests a second. */
  rate: number
  seconds: number
}

export interface OpenLoadResult {
  /** How many were due, and how many were sent: none can be sent while all connections wait for an answer. */
  due: number
  sent: number
  /** Connections that ended without an answer. */
  dropped: number
  /** The number of answers by status code, and the milliseconds of each from when its request was due. */
  answers: Record<number, { count: number; p50: number; p99: number }>
}

/** As many as fifty gateways with twenty connections each. They are open before the load begins. */
const connections = 1_000
/** How many are opened at a time, so that the queue of the kernel never overflows. */
const openedAtOnce = 100
/** Milliseconds between two turns of sending, and after the end for the last answers. */
const turn = 5
const patience = 3_000

interface Connection {
  socket: Socket
  /** When the request that waits for its answer was due; null if none does. */
  due: number | null
  received: string
}

answerQuestions(send)

async function send({ url, requests, others, rate, seconds }: OpenLoad): Promise<OpenLoadResult> {
  const { hostname, port } = new URL(url)
  const [usual, rare] = [requests.map(textOf), others.map(textOf)]
  const idle: Connection[] = []
  const open = new Set<Connection>()
  const latencies = new Map<number, number[]>()
  const result: OpenLoadResult = { due: 0, sent: 0, dropped: 0, answers: {} }

  async function openOne(): Promise<void> {
    const socket = connect(Number(port), hostname).setNoDelay().setEncoding('latin1')
    const connection: Connection = { socket, due: null, received: '' }
    open.add(connection)
    socket.on('data', (chunk: string) => take(connection, chunk))
    socket.on('error', () => {})
    socket.on('close', () => {
      open.delete(connection)
      if (connection.due === null) idle.splice(idle.indexOf(connection), 1)
      else result.dropped++
    })
    await once(socket, 'connect')
    idle.push(connection)
  }

  function take(connection: Connection, chunk: string): void {
    connection.received += chunk
    const end = connection.received.indexOf('\r\n\r\n')
    if (end < 0 || connection.due === null) return
    const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(connection.received) ?? []
    if (connection.received.length < end + 4 + Number(length)) return
    const status = Number(connection.received.slice(9, 12))
    const known = latencies.get(status) ?? []
    latencies.set(status, known)
    known.push(performance.now() - connection.due)
    connection.due = null
    connection.received = ''
    idle.push(connection)
  }

  while (open.size < connections) await Promise.all(Array.from({ length: openedAtOnce }, openOne))
  const began = performance.now()
  for (let now = began; now < began + seconds * 1_000; now = performance.now()) {
    for (const all = ((now - began) / 1_000) * rate; result.due < all; result.due++) {
      const connection = idle.pop()
      if (!connection) continue
      const other = result.due % 10 === 0 ? rare.pop() : undefined
      connection.due = began + (result.due / rate) * 1_000
      connection.socket.write(other ?? usual[result.due % usual.length] ?? '')
      result.sent++
    }
    await new Promise((resolve) => setTimeout(resolve, turn))
  }
  for (const end = performance.now() + patience; performance.now() < end && idle.length < open.size;)
    await new Promise((resolve) => setTimeout(resolve, turn))
  for (const { socket } of open) socket.destroy()
  return { ...result, answers: Object.fromEntries([...latencies].map(summary)) }
}

function textOf({ method, path, headers, body = '' }: LoadRequest): string {
  const lines = Object.entries({ host: 'localhost', ...headers, 'content-length': body.length })
  return [`${method} ${path} HTTP/1.1`, ...lines.map((pair) => pair.join(': ')), '', body].join('\r\n')
}

function summary([status, latencies]: [number, number[]]) {
  const sorted = latencies.toSorted((a, b) => a - b)
  const percentile = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return [status, { count: sorted.length, p50: percentile(0.5), p99: percentile(0.99) }] as const
}
