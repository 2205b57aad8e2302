import type { Client } from './credentials'
import type { LoadRequest } from './load'
import { peerName } from './peer'
import type { Servers } from './servers'
import type { Work } from './work'

/** Token requests by a thousand clients in rotation, and by a single one. */
export function tokenWorks({ bare, peer, keyturns, clients }: Servers): Work[] {
  const work = (title: string, chosen: (clients: Client[]) => Client[]): Work => ({
    title,
    contestants: [{ ...bare, clients }, { ...peer, clients }, ...keyturns].map((server) => {
      const path = server.name === peerName ? '/token' : '/oauth/token'
      const requests = chosen(server.clients).map((client) => tokenRequest(client, path))
      return { server, status: 200, requests: () => requests, once: false }
    }),
  })
  return [
    work(`token request, ${clients.length.toLocaleString('en')} clients`, (all) => all),
    work('token request, one client', (all) => all.slice(0, 1)),
  ]
}

/** `more` is added to the form. */
export function tokenRequest({ id, secret }: Client, path = '/oauth/token', more = ''): LoadRequest {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `grant_type=client_credentials&client_id=${id}&client_secret=${secret}${more}`,
  }
}
