import { Cleanup } from './cleanup'
import { emptyDatabase, type DatabaseKind } from './empty-database'
import { Helper } from './helper'
import { startOver } from './keyturn'
import { listPages } from './list-pages'
import type { ListWanted } from './listed-credentials'
import type { Options } from './options'
import { watchBackends } from './postgres'
import { overseersPages, sharedPages, viewers, type Viewer } from './role-pages'
import { cpuSeconds } from './usage'
import { Visitor } from './visitor'

const wanted: ListWanted = { count: 100_000, creators: 10, people: 2_000, keys: 20_000 }
const times = 10
/** Pages that a server renders before the measurement, because pages are slower right after its start. */
const firstPages = 40

/**
 * Measures the CPU time of the server and the database for each page, for each role and for product administrators who see
 * nothing, 300, half (at random, or the older half) and all of 100,000 credentials, among 2,000 people who created none. The
 * viewers take turns, so that other load affects all of them.
 */
export async function benchRoles(kind: DatabaseKind, { profile }: Options, whole: Cleanup): Promise<void> {
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const database = await emptyDatabase(kind, cleanup)
    async function fill(env: Record<string, string>) {
      const creator = new Helper<ListWanted, null>('bench/listed-credentials.ts', { env })
      cleanup.add(() => creator.stop())
      await creator.ask(wanted)
      await creator.stop()
    }
    const server = await startOver({ name: `Keyturn, ${kind}`, database, profile }, fill, cleanup)
    const backends = await watchBackends(database.DATABASE_URL, cleanup)
    const cpu = async () => ((cpuSeconds(server.pid) ?? NaN) + (await backends.cpuSeconds())) * 1000

    const visitors = new Map<Viewer, Visitor>()
    for (const viewer of viewers) visitors.set(viewer, await Visitor.of(server, `${viewer}@example.com`))
    const first = visitors.get('bench')
    if (!first) throw new Error('the administrator is not among the viewers')
    for (let page = 0; page < firstPages; page++) await first.open('/api-clients')

    console.log(`\n${`CPU ms a page, ${kind}`.padEnd(44)}${columns([...viewers])}`)
    const pages = [...(await listPages(first)), ...sharedPages, ...overseersPages]
    for (const { title, path } of pages) {
      const spent = new Map<Viewer, number>()
      for (let time = -1; time < times; time++) {
        for (const [viewer, visitor] of visitors) {
          if (overseersPages.some((page) => page.path === path) && !['bench', 'auditor'].includes(viewer))
            continue
          const before = await cpu()
          await visitor.open(path)
          if (time >= 0) spent.set(viewer, (spent.get(viewer) ?? 0) + (await cpu()) - before)
        }
      }
      const figures = [...visitors.keys()].map((viewer) => {
        const milliseconds = spent.get(viewer)
        return milliseconds === undefined ? '' : (milliseconds / times).toFixed(0)
      })
      console.log(`  ${title.padEnd(42)}${columns(figures)}`)
    }
  } finally {
    await cleanup.run()
  }
}

const columns = (texts: string[]) => texts.map((text) => text.padStart(9)).join('')
