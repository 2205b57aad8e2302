import { listPages } from './list-pages'
import { median } from './median'
import { overseersPages, sharedPages, viewers, type Viewer } from './role-pages'
import { Visitor } from './visitor'
import type { Server } from './work'

const times = 11
/** Seconds after which a page is opened by nobody again. */
const patience = 60
/** Pages that a server has rendered before the first is measured: right after its start each takes longer. */
const firstPages = 40

/** What a page costs each of those who may open it: the median, in milliseconds of CPU time. */
export interface PageCost {
  title: string
  costs: Map<Viewer, number>
}

/**
 * Opens each page again and again for each of those who look, who take turns, so that what else the machine does meets them
 * alike. `cpu` tells the CPU time in milliseconds that has been taken until now.
 */
export async function* roleCosts(server: Server, cpu: () => number): AsyncGenerator<PageCost> {
  const visitors = new Map<Viewer, Visitor>()
  for (const viewer of viewers) visitors.set(viewer, await Visitor.of(server, `${viewer}@example.com`))
  const first = visitors.get('bench')
  if (!first) throw new Error('the administrator is not among those who look')
  for (let page = 0; page < firstPages; page++) await first.open('/api-clients')

  const pages = [
    ...[...(await listPages(first)), ...sharedPages].map((page) => ({ ...page, by: [...viewers] })),
    ...overseersPages.map((page) => ({ ...page, by: ['bench', 'auditor'] as Viewer[] })),
  ]
  for (const { title, path, by } of pages) {
    const taken = new Map<Viewer, number[]>(by.map((viewer) => [viewer, []]))
    // The first opening does not count: it finds nothing in memory.
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
