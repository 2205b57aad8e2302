import type { Client } from './credentials'
import type { Keyturn } from './keyturn'
import type { LoadRequest } from './load'
import type { Server, Work } from './work'

/** Token requests by a thousand clients in rotation, and by a single one. */
export function tokenWorks(bare: Server, keyturns: [Keyturn, ...Keyturn[]]): Work[] {
  const [{ clients }] = keyturns
  const work = (title: string, chosen: (clients: Client[]) => Client[]): Work => ({
    title,
    status: 200,
    contestants: [{ ...bare, clients }, ...keyturns].map((server) => {
      const requests = chosen(server.clients).map(tokenRequest)
      return { server, requests: () => requests, once: false }
    }),
  })
  return [
    work(`token request, ${clients.length.toLocaleString('en')} clients`, (all) => all),
    work('token request, one client', (all) => all.slice(0, 1)),
  ]
}

export function tokenRequest({ id, secret }: Client): LoadRequest {
  return {
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=client_credentials&client_id=${id}&client_secret=${secret}`,
  }
}
