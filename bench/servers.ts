import type { BareServerSetup } from './bare-server'
import type { Cleanup } from './cleanup'
import type { Client } from './credentials'
import { emptyDatabase } from './empty-database'
import { Helper } from './helper'
import { startKeyturn, type Keyturn } from './keyturn'
import type { KeyturnKind } from './keyturn-kinds'
import type { Options } from './options'
import { peerName } from './peer'
import type { Server } from './work'

/** The servers to compare. The peer is oidc-provider. */
export interface Servers {
  bare: Server
  peer: Server
  keyturns: [Keyturn, ...Keyturn[]]
  /** Those of the first Keyturn, which the bare server and the peer have too. The other Keyturns have their own. */
  clients: Client[]
}

/** How many API clients of each Keyturn are used. */
const used = 1_000

/** Starts a Keyturn on a database of its own, with the production build. */
export async function startOne(
  { title, database: kind, role }: KeyturnKind,
  { stored, profile, node }: Options,
  cleanup: Cleanup,
): Promise<Keyturn> {
  const database = await emptyDatabase(kind, cleanup)
  return startKeyturn({ name: title, database, role, credentials: { used, stored }, profile, node }, cleanup)
}

/** Starts the servers to compare. */
export async function startServers(options: Options, cleanup: Cleanup): Promise<Servers> {
  const started: Keyturn[] = []
  for (const kind of options.keyturns) started.push(await startOne(kind, options, cleanup))
  const [first, ...others] = started
  if (!first) throw new Error('no Keyturn was chosen')
  const { clients, jwks } = first

  async function start(name: string, entry: string, setup: object): Promise<Server> {
    const { profile, node } = options
    const helper = new Helper<object, { url: string }>(entry, { profile, node })
    cleanup.add(() => helper.stop())
    return { name, ...(await helper.ask(setup)), pid: helper.pid }
  }
  const setup: BareServerSetup = { clients, keys: jwks.keys }
  const bare = await start('bare node:http', 'bench/bare-server.ts', setup)
  const peer = await start(peerName, 'bench/peer-server.ts', { clients })
  return { bare, peer, keyturns: [first, ...others], clients }
}
