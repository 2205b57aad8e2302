import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { endProcess, hasEnded, profiling } from './child-process'
import type { Cleanup } from './cleanup'
import type { Client, CredentialsWanted } from './credentials'
import { Helper } from './helper'
import type { Server } from './work'

/** Milliseconds in which a server must become ready. */
const patience = 60_000

/** Keyturn as `npm start` runs it, on a database that already contains credentials. */
export interface Keyturn extends Server {
  clients: Client[]
  jwks: { keys: { kid: string }[] }
}

interface Place {
  name: string
  /** Where its database is: DATA_DIR, or DATABASE_URL and KEYTURN_ROOT_KEY. */
  database: Record<string, string>
  /** KEYTURN_ROLE. */
  role: string
  profile: string | null
  /** The Node program. */
  node: string
}

/** Creates the credentials, then starts the production build. */
export async function startKeyturn(
  place: Place & { credentials: CredentialsWanted },
  cleanup: Cleanup,
): Promise<Keyturn> {
  let clients: Client[] = []
  async function fill(env: Record<string, string>) {
    const creator = new Helper<CredentialsWanted, Client[]>('bench/credentials.ts', { env })
    cleanup.add(() => creator.stop())
    clients = await creator.ask(place.credentials)
    await creator.stop()
  }
  const server = await startOver(place, fill, cleanup)
  const jwks = (await (await fetch(`${server.url}/.well-known/jwks.json`)).json()) as Keyturn['jwks']
  return { ...server, clients, jwks }
}

/** Fills a database, then starts the production build on it. Its log shows only warnings. */
export async function startOver(
  place: Place,
  fill: (env: Record<string, string>) => Promise<void>,
  cleanup: Cleanup,
): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // Variables that the user has set for another Keyturn must not affect this one.
  const env = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    LOG_LEVEL: 'warn',
    // The load comes from this machine, and some of it as if from a proxy.
    TRUSTED_PROXIES: '127.0.0.1',
    KEYTURN_ROLE: place.role,
    ...place.database,
  }

  await fill(env)

  const started = startCommand()
  const args = [...profiling(place.profile), ...started.flags, '--enable-source-maps', 'dist/main.js']
  const server = spawn(place.node, args, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...started.env,
      ...env,
    },
    stdio: ['ignore', process.stderr, process.stderr],
  })
  cleanup.add(() => endProcess(server))
  for (const end = Date.now() + patience; !(await isReady(url)); await sleep(100)) {
    if (hasEnded(server) || Date.now() > end) throw new Error(`${place.name} did not become ready`)
  }
  return { name: place.name, pid: server.pid ?? 0, url }
}

/** The variables and flags with which `npm start` keeps memory low. */
function startCommand(): { env: Record<string, string>; flags: string[] } {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }
  const [, variables = '', flags = ''] = /^(.*?)exec node (.*?)scripts/.exec(scripts.start) ?? []
  const words = (text: string) => text.split(' ').filter(Boolean)
  return {
    env: Object.fromEntries(words(variables).map((each) => each.split('=') as [string, string])),
    flags: words(flags),
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  )
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
