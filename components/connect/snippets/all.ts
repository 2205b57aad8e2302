import { caddy } from './caddy'
import type { Connection } from './connection'
import { envoyFilters, envoyRoutes } from './envoy'
import { nginx } from './nginx'
import { curl, go, java, node, python } from './programs'
import { traefik } from './traefik'

/** Something that an administrator connects with Keyturn, and the code for it. */
export interface Snippet {
  /** Its name in addresses. */
  tab: string
  label: string
  /** Where the code goes. */
  where: string
  codes: { label: string; code: (connection: Connection) => string }[]
}

/** The gateways that ask Keyturn about each request. */
export const gateways: [Snippet, ...Snippet[]] = [
  {
    tab: 'nginx',
    label: 'nginx',
    where: 'This goes into http { … }.',
    codes: [{ label: 'nginx configuration', code: nginx }],
  },
  {
    tab: 'caddy',
    label: 'Caddy',
    where: 'This goes into the Caddyfile. Caddy overwrites X-Forwarded-For by itself.',
    codes: [{ label: 'Caddyfile', code: caddy }],
  },
  {
    tab: 'traefik',
    label: 'Traefik',
    where:
      'This is a file for the file provider of Traefik 3. Leave insecure off in forwardedHeaders of the entry point.',
    codes: [{ label: 'Traefik configuration', code: (connection) => traefik(connection) }],
  },
  {
    tab: 'envoy',
    label: 'Envoy',
    where:
      'The first part goes into the HTTP connection manager, the second into its routes. For Envoy 1.28 or later.',
    codes: [
      { label: 'Envoy filters', code: envoyFilters },
      { label: 'Envoy routes', code: envoyRoutes },
    ],
  },
]

const environment = 'KEYTURN_CLIENT_ID and KEYTURN_CLIENT_SECRET are environment variables.'

/** The programs that get a token and call an API. */
export const programs: [Snippet, ...Snippet[]] = [
  { tab: 'curl', label: 'curl', where: environment, codes: [{ label: 'curl commands', code: curl }] },
  { tab: 'node', label: 'Node', where: environment, codes: [{ label: 'Node program', code: node }] },
  { tab: 'python', label: 'Python', where: environment, codes: [{ label: 'Python program', code: python }] },
  { tab: 'go', label: 'Go', where: environment, codes: [{ label: 'Go program', code: go }] },
  { tab: 'java', label: 'Java', where: environment, codes: [{ label: 'Java program', code: java }] },
]
