import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { benchList } from './bench-list'
import { benchMachines } from './bench-machines'
import { benchMemory } from './bench-memory'
import { benchOverload } from './bench-overload'
import { benchRoles } from './bench-roles'
import { benchViews } from './bench-views'
import { Cleanup } from './cleanup'
import { databaseKinds } from './empty-database'
import { readOptions, type Options } from './options'

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
    `Node ${versionOf(options.node)}, ${cpus().length} cores (${cpus()[0]?.model}), load average ${loadavg()[0]?.toFixed(1)}. ` +
      'Other work on the machine moves every figure: compare within a run.',
  )
  const { only } = options
  if (only === null || only === 'token' || only === 'verify') await benchMachines(options, cleanup)
  if (only === null || only === 'memory') {
    for (const kind of options.keyturns) await benchMemory(kind, options, cleanup)
  }
  if (only === null || only === 'overload') {
    for (const kind of options.keyturns) await benchOverload(kind, options, cleanup)
  }
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

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
}
