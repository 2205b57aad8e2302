import { Cleanup } from './cleanup'
import type { DatabaseKind } from './empty-database'
import { listPages, type ListPage } from './list-pages'
import { startListed } from './listed-server'
import type { Options } from './options'
import { overseersPages, sharedPages } from './role-pages'
import { residentMemory } from './usage'
import { Visitor } from './visitor'

const wanted = { count: 100_000, creators: 10, owners: 500, people: 1_500, keys: 20_000 }
const views = 500
const reportedEvery = 100

/** Opens 500 mixed pages of the console, and reports the resident memory of the server meanwhile. */
export async function benchViews(kind: DatabaseKind, options: Options, whole: Cleanup): Promise<void> {
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const server = await startListed(kind, wanted, options, cleanup)
    const visitor = await Visitor.of(server)
    const memory = () => `${residentMemory(server.pid)?.toFixed(0) ?? '-'} MB`
    console.log(`\nResident memory, ${kind}\n  signed in${memory().padStart(40)}`)
    // A download is no view.
    const isPage = ({ path }: ListPage) => !path.includes('/export')
    const pages = [...(await listPages(visitor)), ...sharedPages, ...overseersPages].filter(isPage)
    let longest = { path: '', bytes: 0 }
    for (let view = 1; view <= views; view++) {
      const { path } = pages[view % pages.length] ?? { path: '/account' }
      const bytes = Buffer.byteLength((await visitor.open(path)).html)
      if (bytes > longest.bytes) longest = { path, bytes }
      if (view % reportedEvery === 0)
        console.log(`  after ${view} views${memory().padStart(36 - String(view).length)}`)
    }
    console.log(`  the longest page: ${longest.path}, ${Math.ceil(longest.bytes / 1000)} kB`)
  } finally {
    await cleanup.run()
  }
}
