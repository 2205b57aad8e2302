import type { Helper } from './helper'
import type { Load, LoadResult } from './load'
import { cpuSeconds } from './usage'
import type { Contestant, Server, Work } from './work'

export const rounds = 5

/** The result of one round for one contestant. */
export interface Measurement {
  /** Requests a second. */
  rate: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Microseconds of CPU time of the server's process per request; null if unknown. */
  cpu: number | null
}

export interface Measured {
  server: Server
  /** The cost of each request when it was sent for the first time. */
  first: Measurement
  rounds: Measurement[]
}

/**
 * Puts load on the contestants in turn, round by round, so that other load affects all of them. Before the first round,
 * every request is sent once to fill the caches, and then for another second.
 * @throws if an answer is wrong
 */
export async function measure(
  work: Work,
  load: Helper<Load, LoadResult>,
  seconds: number,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const contestant of work.contestants) {
    const first = await measureRound(work, contestant, load, 0, null)
    if (!contestant.once) await measureRound(work, contestant, load, 0, Math.min(1, seconds))
    measured.push({ server: contestant.server, first, rounds: [] })
  }
  for (let round = 1; round <= rounds; round++) {
    for (const [index, contestant] of work.contestants.entries()) {
      const duration = contestant.once ? null : seconds
      measured[index]?.rounds.push(await measureRound(work, contestant, load, round, duration))
    }
  }
  return measured
}

async function measureRound(
  work: Work,
  { server, status, requests }: Contestant,
  load: Helper<Load, LoadResult>,
  round: number,
  seconds: number | null,
): Promise<Measurement> {
  const before = cpuSeconds(server.pid)
  const result = await load.ask({ url: server.url, requests: requests(round), seconds })
  const after = cpuSeconds(server.pid)
  if (result.errors > 0 || result.answers === 0 || result.statuses[status] !== result.answers) {
    const seen = JSON.stringify(result.statuses)
    throw new Error(`${server.name}, ${work.title}: ${result.errors} errors, answers by status ${seen}`)
  }
  return {
    rate: result.answers / result.seconds,
    ...result.latency,
    cpu: before === null || after === null ? null : ((after - before) / result.answers) * 1e6,
  }
}
