import autocannon from 'autocannon'
import { answerQuestions } from './helper'

export interface LoadRequest {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
}

/** Requests for one server, sent over persistent connections, one at a time on each. */
export interface Load {
  url: string
  requests: LoadRequest[]
  /** How long to send all requests in rotation; null to send each once. */
  seconds: number | null
  /** Whether to keep the bodies of the answers. */
  keepBodies?: boolean
}

export interface LoadResult {
  answers: number
  /** Seconds from the first request to the last answer. */
  seconds: number
  /** The number of answers by status code. */
  statuses: Record<number, number>
  /** Connections refused or broken, and answers that did not come in time. */
  errors: number
  /** Milliseconds. */
  latency: { p50: number; p99: number }
  bodies: string[]
}

const connections = 16

answerQuestions(send)

async function send({ url, requests, seconds, keepBodies }: Load): Promise<LoadResult> {
  const bodies: string[] = []
  const shares = share(requests).map((part) =>
    keepBodies ? part.map((request) => ({ ...request, onResponse: keepBody })) : part,
  )
  function keepBody(_status: number, body: string) {
    bodies.push(body)
  }
  const latencies: number[] = []
  const statuses: Record<number, number> = {}
  let next = 0
  const started = performance.now()
  let ended = started
  const options: autocannon.Options = {
    url,
    connections: shares.length,
    ...(seconds === null ? { amount: Math.max(requests.length, shares.length) } : { duration: seconds }),
    setupClient: (client) => client.setRequests(shares[next++] ?? []),
    // Milliseconds between checks whether the load is over.
    sampleInt: 20,
  }
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, done) =>
      error ? reject(new Error(String(error))) : resolve(done),
    )
    run.on('response', (_client, status, _bytes, milliseconds) => {
      latencies.push(milliseconds)
      statuses[status] = (statuses[status] ?? 0) + 1
      ended = performance.now()
    })
  })
  latencies.sort((a, b) => a - b)
  const percentile = (part: number) => latencies[Math.floor(latencies.length * part)] ?? 0
  return {
    answers: latencies.length,
    seconds: (ended - started) / 1000,
    statuses,
    errors: result.errors,
    latency: { p50: percentile(0.5), p99: percentile(0.99) },
    bodies,
  }
}

/** The requests of each connection: together all requests once, or all requests on each if there are too few. */
function share(requests: LoadRequest[]): LoadRequest[][] {
  const indexes = Array.from({ length: connections }, (_, index) => index)
  if (requests.length < connections) return indexes.map(() => requests.map((request) => ({ ...request })))
  return indexes.map((index) => requests.filter((_, number) => number % connections === index))
}
