import { listPages } from './list-pages'
import { median } from './median'
import { overseersPages, sharedPages, viewers, type Viewer } from './role-pages'
import { Visitor } from './visitor'
import type { Server } from './work'

const times = 11
/** Seconds after which a page is not opened again. */
const patience = 60
/** Pages that a server renders before the measurement, because pages are slower right after its start. */
const firstPages = 40

/** The cost of a page for each viewer who may open it: the median, in milliseconds of CPU time. */
export interface PageCost {
  title: string
  costs: Map<Viewer, number>
}

/**
 * Opens each page repeatedly for every viewer. The viewers take turns, so that other load affects all of them. `cpu` returns
 * the CPU time used so far, in milliseconds.
 */
export async function* roleCosts(server: Server, cpu: () => number): AsyncGenerator<PageCost> {
  const visitors = new Map<Viewer, Visitor>()
  for (const viewer of viewers) visitors.set(viewer, await Visitor.of(server, `${viewer}@example.com`))
  const first = visitors.get('bench')
  if (!first) throw new Error('the administrator is not among the viewers')
  for (let page = 0; page < firstPages; page++) await first.open('/api-clients')

  const pages = [
    ...[...(await listPages(first)), ...sharedPages].map((page) => ({ ...page, by: [...viewers] })),
    ...overseersPages.map((page) => ({ ...page, by: ['bench', 'auditor'] as Viewer[] })),
  ]
  for (const { title, path, by } of pages) {
    const taken = new Map<Viewer, number[]>(by.map((viewer) => [viewer, []]))
    // The first opening does not count, because nothing is in memory yet.
    const end = Date.now() + patience * 1000
    for (let time = 0; time <= times && (time < 2 || Date.now() < end); time++) {
      for (const [viewer, openings] of taken) {
        const before = cpu()
        await visitors.get(viewer)?.open(path)
        if (time > 0) openings.push(cpu() - before)
      }
    }
    yield { title, costs: new Map([...taken].map(([viewer, openings]) => [viewer, median(openings)])) }
  }
}
