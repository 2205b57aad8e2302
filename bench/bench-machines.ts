import { checkAnswers } from './answers'
import type { Cleanup } from './cleanup'
import { Helper } from './helper'
import type { Load, LoadResult } from './load'
import { measure, rounds } from './measure'
import type { Options } from './options'
import { heading, rows } from './report'
import { startServers } from './servers'
import { tokenWorks } from './token-works'
import { residentMemory } from './usage'
import { verifyWorks } from './verify-works'
import type { Work } from './work'

/** Measures what machines call, beside a bare server and oidc-provider. */
export async function benchMachines(options: Options, cleanup: Cleanup): Promise<void> {
  const load = new Helper<Load, LoadResult>('bench/load.ts')
  cleanup.add(() => load.stop())
  const servers = await startServers(options, cleanup)
  for (const keyturn of servers.keyturns) await checkAnswers(keyturn, servers.bare)

  console.log(`${rounds} rounds of ${options.seconds} s in turn; medians.`)
  if (options.only !== 'verify') for (const work of tokenWorks(servers)) await show(work)
  if (options.only !== 'token') {
    for (const work of await verifyWorks(servers, load, options.seconds)) await show(work)
  }
  console.log('\nResident memory after the run')
  for (const { name, pid } of servers.keyturns)
    console.log(`  ${name.padEnd(26)} ${residentMemory(pid)?.toFixed(0) ?? '-'} MB`)

  async function show(work: Work) {
    console.log(`\n${heading(work.title)}`)
    console.log(rows(await measure(work, load, options.seconds)))
  }
}
