import { Cleanup } from './cleanup'
import type { DatabaseKind } from './empty-database'
import type { ListWanted } from './listed-credentials'
import { startListed } from './listed-server'
import type { Options } from './options'
import { databaseCpu } from './postgres'
import { roleCosts } from './role-costs'
import { viewers } from './role-pages'
import { cpuMilliseconds } from './usage'

const wanted: ListWanted = { count: 100_000, creators: 10, owners: 500, people: 1_500, keys: 20_000 }
/** How much more a page may cost any viewer than the cloud administrator. */
const limit = 1.5

/**
 * Measures the CPU time of the server and the database for each page, for each role and for product administrators who see
 * nothing, 300, half (at random, or the older half) and all of 100,000 credentials, among 2,000 people who created none.
 */
export async function benchRoles(kind: DatabaseKind, options: Options, whole: Cleanup): Promise<void> {
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const server = await startListed(kind, wanted, options, cleanup)
    const ofDatabase = await databaseCpu(server.database.DATABASE_URL)
    const cpu = () => (cpuMilliseconds(server.pid) ?? NaN) + ofDatabase()

    console.log(`\n${`CPU ms a page, ${kind}`.padEnd(44)}${columns([...viewers])}`)
    for await (const { title, costs } of roleCosts(server, cpu)) {
      const most = (costs.get('bench') ?? NaN) * limit
      const figures = viewers.map((viewer) => {
        const cost = costs.get(viewer)
        return cost === undefined ? '' : cost.toFixed(0) + (cost > most ? '*' : ' ')
      })
      console.log(`  ${title.padEnd(42)}${columns(figures)}`)
    }
    console.log(`  * More than ${limit} times the cost for the cloud administrator.`)
  } finally {
    await cleanup.run()
  }
}

const columns = (texts: string[]) => texts.map((text) => text.padStart(9)).join('')
