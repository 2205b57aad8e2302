import { cpus, loadavg } from 'node:os'
import { checkAnswers } from './answers'
import type { BareServerSetup } from './bare-server'
import { benchList } from './bench-list'
import { benchRoles } from './bench-roles'
import { benchViews } from './bench-views'
import { Cleanup } from './cleanup'
import { databaseKinds, emptyDatabase, type DatabaseKind } from './empty-database'
import { Helper } from './helper'
import { startKeyturn, type Keyturn } from './keyturn'
import type { Load, LoadResult } from './load'
import { measure, rounds } from './measure'
import { readOptions, type Options } from './options'
import { heading, rows } from './report'
import { tokenWorks } from './token-works'
import { residentMemory } from './usage'
import { verifyWorks } from './verify-works'
import type { Server } from './work'

const cleanup = new Cleanup()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void cleanup.run().then(() => process.exit(130)))
}
try {
  await bench(readOptions(process.argv.slice(2)))
} finally {
  await cleanup.run()
}

async function bench(options: Options): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model}), load average ${loadavg()[0]?.toFixed(1)}. ` +
      'Other work on the machine moves every figure: compare within a run.',
  )
  const { only } = options
  if (only === null || only === 'token' || only === 'verify') await benchMachines(options)
  if (only === null || only === 'list') {
    for (const kind of databaseKinds) await benchList(kind, options, cleanup)
  }
  if (only === null || only === 'roles') {
    for (const kind of databaseKinds) await benchRoles(kind, options, cleanup)
  }
  if (only === null || only === 'views') {
    for (const kind of databaseKinds) await benchViews(kind, options, cleanup)
  }
}

/** Measures what machines call, beside a bare server. */
async function benchMachines(options: Options): Promise<void> {
  const load = new Helper<Load, LoadResult>('bench/load.ts')
  cleanup.add(() => load.stop())
  const keyturns = await startKeyturns(options)
  const bare = await startBareServer(keyturns, options)
  for (const keyturn of keyturns) await checkAnswers(keyturn, bare)

  console.log(`${rounds} rounds of ${options.seconds} s in turn; medians.`)
  if (options.only !== 'verify') for (const work of tokenWorks(bare, keyturns)) await show(work)
  if (options.only !== 'token') {
    for (const work of await verifyWorks(bare, keyturns, load, options.seconds)) await show(work)
  }
  console.log('\nResident memory')
  for (const keyturn of keyturns) await showMemory(keyturn)

  async function show(work: Parameters<typeof measure>[0]) {
    console.log(`\n${heading(work.title)}`)
    console.log(rows(await measure(work, load, options.seconds)))
  }
}

/** With the embedded database and, if a server is configured, with PostgreSQL. */
async function startKeyturns({ stored, profile }: Options): Promise<[Keyturn, ...Keyturn[]]> {
  const start = async (kind: DatabaseKind) => {
    const database = await emptyDatabase(kind, cleanup)
    const credentials = { used: 1_000, stored }
    return startKeyturn({ name: `Keyturn, ${kind}`, database, credentials, profile }, cleanup)
  }
  const [first, ...others] = databaseKinds
  const keyturns: [Keyturn, ...Keyturn[]] = [await start(first)]
  for (const kind of others) keyturns.push(await start(kind))
  return keyturns
}

async function startBareServer(
  [{ clients, jwks }]: [Keyturn, ...Keyturn[]],
  { profile }: Options,
): Promise<Server> {
  const helper = new Helper<BareServerSetup, { url: string }>('bench/bare-server.ts', { profile })
  cleanup.add(() => helper.stop())
  const { url } = await helper.ask({ clients, keys: jwks.keys })
  return { name: 'bare node:http', pid: helper.pid, url }
}

async function showMemory({ name, pid, url }: Keyturn): Promise<void> {
  const after = residentMemory(pid)
  const page = await fetch(`${url}/login`)
  await page.text()
  if (page.status !== 200) throw new Error(`${name} answered /login with ${page.status}`)
  const megabytes = (value: number | null) => (value === null ? '-' : `${value.toFixed(0)} MB`)
  const served = residentMemory(pid)
  console.log(`  ${name.padEnd(26)} after the run ${megabytes(after)}, after /login ${megabytes(served)}`)
}
