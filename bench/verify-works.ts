import type { Client } from './credentials'
import type { Helper } from './helper'
import { issueTokens } from './issue-tokens'
import type { Load, LoadRequest, LoadResult } from './load'
import { rounds } from './measure'
import { opaqueResource } from './peer'
import { tokenRequest } from './token-works'
import type { Servers } from './servers'
import type { Contestant, Server, Work } from './work'

/** The number of new tokens per second of a round: close to what one core can check. */
const newTokensPerSecond = 3_000

/**
 * Verifications of the same tokens again and again, directly and through a trusted proxy, and of tokens that Keyturn sees
 * for the first time. oidc-provider introspects the same tokens, as a gateway would ask it to.
 */
export async function verifyWorks(
  { bare, peer, keyturns, clients }: Servers,
  load: Helper<Load, LoadResult>,
  seconds: number,
): Promise<Work[]> {
  const perRound = Math.ceil(newTokensPerSecond * seconds)
  const same: Contestant[] = []
  const proxied: Contestant[] = []
  const fresh: Contestant[] = []
  for (const server of keyturns) {
    const requests = inRotation(server.clients, server.clients.length + perRound * (rounds + 1))
    const tokens = await issueTokens(server.url, requests, load)
    const first = tokens.slice(0, server.clients.length)
    const rest = tokens.slice(server.clients.length)
    const batch = (round: number) => rest.slice(round * perRound, (round + 1) * perRound)
    if (server === keyturns[0]) {
      same.push(again(bare, first), await introspected(peer, clients, load))
      proxied.push(again(bare, first, behindProxy))
      fresh.push(onceOnly(bare, '/verify-signature', batch))
    }
    same.push(again(server, first))
    proxied.push(again(server, first, behindProxy))
    fresh.push(onceOnly(server, '/verify', batch))
  }
  const count = clients.length.toLocaleString('en')
  return [
    { title: `verify, the same ${count} tokens`, contestants: same },
    { title: 'the same behind a trusted proxy', contestants: proxied },
    { title: 'verify, every token new', contestants: fresh },
  ]
}

function inRotation(clients: Client[], count: number): LoadRequest[] {
  const requests = clients.map((client) => tokenRequest(client))
  return Array.from({ length: count }, (_, index) => requests[index % requests.length]).filter(
    (request) => request !== undefined,
  )
}

function again(
  server: Server,
  tokens: string[],
  change: (request: LoadRequest, index: number) => LoadRequest = (request) => request,
): Contestant {
  const requests = tokens.map((token) => verifyRequest('/verify', token)).map(change)
  return { server, status: 204, requests: () => requests, once: false }
}

function onceOnly(server: Server, path: string, batch: (round: number) => string[]): Contestant {
  const requests = (round: number) => batch(round).map((token) => verifyRequest(path, token))
  return { server, status: 204, requests, once: true }
}

export function verifyRequest(path: string, token: string): LoadRequest {
  return { method: 'GET', path, headers: { authorization: `Bearer ${token}` } }
}

/** The request as a proxy sends it with its caller's address: a different one per client, every tenth in IPv6. */
function behindProxy(request: LoadRequest, index: number): LoadRequest {
  const caller = index % 10 === 0 ? `2001:db8::${index.toString(16)}` : `198.18.${index >> 8}.${index & 255}`
  return { ...request, headers: { ...request.headers, 'x-forwarded-for': caller } }
}

/** @throws if one of the tokens is not active, because such an answer is cheaper */
async function introspected(
  peer: Server,
  clients: Client[],
  load: Helper<Load, LoadResult>,
): Promise<Contestant> {
  const resource = `&resource=${encodeURIComponent(opaqueResource)}`
  const asked = clients.map((client) => tokenRequest(client, '/token', resource))
  const tokens = await issueTokens(peer.url, asked, load)
  const [caller] = clients
  const requests = tokens.map((token): LoadRequest => ({
    method: 'POST',
    path: '/token/introspection',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `client_id=${caller?.id}&client_secret=${caller?.secret}&token=${token}`,
  }))
  const { bodies } = await load.ask({ url: peer.url, requests, seconds: null, keepBodies: true })
  const active = bodies.filter((body) => (JSON.parse(body) as { active: boolean }).active)
  if (active.length !== clients.length)
    throw new Error(`${peer.name}: only ${active.length} tokens are active`)
  return { server: peer, status: 200, requests: () => requests, once: false }
}
