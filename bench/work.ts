import type { LoadRequest } from './load'

/** A server under load. */
export interface Server {
  name: string
  pid: number
  url: string
}

/** A kind of request that several servers handle in turn, the bare one first. */
export interface Work {
  title: string
  contestants: Contestant[]
}

export interface Contestant {
  server: Server
  /** The status that every answer must have. */
  status: 200 | 204
  /** The requests of a round. Round 0 is the warm-up. */
  requests(round: number): LoadRequest[]
  /** Whether a request must not be sent twice. */
  once: boolean
}
