import type { Helper } from './helper'
import type { Keyturn } from './keyturn'
import type { Load, LoadRequest, LoadResult } from './load'
import { rounds } from './measure'
import { tokenRequest } from './token-works'
import type { Contestant, Server, Work } from './work'

/** The number of new tokens per second of a round: close to what one core can check. */
const newTokensPerSecond = 3_000

/**
 * Verifications of the same tokens again and again, directly and through a trusted proxy, and of tokens that Keyturn sees
 * for the first time.
 */
export async function verifyWorks(
  bare: Server,
  keyturns: [Keyturn, ...Keyturn[]],
  load: Helper<Load, LoadResult>,
  seconds: number,
): Promise<Work[]> {
  const perRound = Math.ceil(newTokensPerSecond * seconds)
  const same: Contestant[] = []
  const proxied: Contestant[] = []
  const fresh: Contestant[] = []
  for (const server of keyturns) {
    const { clients } = server
    const tokens = await issueTokens(server, clients.length + perRound * (rounds + 1), load)
    const first = tokens.slice(0, clients.length)
    const rest = tokens.slice(clients.length)
    const batch = (round: number) => rest.slice(round * perRound, (round + 1) * perRound)
    if (server === keyturns[0]) {
      same.push(again(bare, '/verify', first))
      proxied.push(again(bare, '/verify', first, behindProxy))
      fresh.push(onceOnly(bare, '/verify-signature', batch))
    }
    same.push(again(server, '/verify', first))
    proxied.push(again(server, '/verify', first, behindProxy))
    fresh.push(onceOnly(server, '/verify', batch))
  }
  const count = keyturns[0].clients.length.toLocaleString('en')
  return [
    { title: `verify, the same ${count} tokens`, status: 204, contestants: same },
    { title: 'the same behind a trusted proxy', status: 204, contestants: proxied },
    { title: 'verify, every token new', status: 204, contestants: fresh },
  ]
}

function again(
  server: Server,
  path: string,
  tokens: string[],
  change: (request: LoadRequest, index: number) => LoadRequest = (request) => request,
): Contestant {
  const requests = tokens.map((token) => verifyRequest(path, token)).map(change)
  return { server, requests: () => requests, once: false }
}

function onceOnly(server: Server, path: string, batch: (round: number) => string[]): Contestant {
  return { server, requests: (round) => batch(round).map((token) => verifyRequest(path, token)), once: true }
}

function verifyRequest(path: string, token: string): LoadRequest {
  return { method: 'GET', path, headers: { authorization: `Bearer ${token}` } }
}

/** The request as a proxy sends it with its caller's address: a different one per client, every tenth in IPv6. */
function behindProxy(request: LoadRequest, index: number): LoadRequest {
  const caller = index % 10 === 0 ? `2001:db8::${index.toString(16)}` : `198.18.${index >> 8}.${index & 255}`
  return { ...request, headers: { ...request.headers, 'x-forwarded-for': caller } }
}

async function issueTokens(
  { url, clients }: Keyturn,
  count: number,
  load: Helper<Load, LoadResult>,
): Promise<string[]> {
  const inRotation = clients.map(tokenRequest)
  const requests = Array.from({ length: count }, (_, index) => inRotation[index % inRotation.length])
  const { bodies } = await load.ask({
    url,
    requests: requests.filter((request) => request !== undefined),
    seconds: null,
    keepBodies: true,
  })
  return bodies.map((body) => (JSON.parse(body) as { access_token: string }).access_token)
}
