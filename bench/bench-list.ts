import { Cleanup } from './cleanup'
import type { DatabaseKind } from './empty-database'
import { listPages } from './list-pages'
import { startListed } from './listed-server'
import type { Options } from './options'
import { median } from './median'
import { cpuSeconds, stolenTicks } from './usage'
import { Visitor } from './visitor'

/** The sizes of the lists to compare: one at which nothing matters, and one at which everything does. */
const sizes = [100, 100_000] as const
const times = 20
/** The maximum number of times that a page is opened, if the host takes the processors away each time. */
const mostTimes = 100
const warmUps = 3
/** Pages that a server renders before the measurement, because pages are slower right after its start. */
const firstPages = 40

/**
 * Measures each page of the list of API clients as a browser gets it, including rendering: the median of twenty requests and
 * the server's CPU time, beside the same page of a short list. The two servers take turns, so that other load affects both.
 * On a virtual machine, requests count only if the host took no processor away meanwhile. With fewer than twenty of those,
 * all requests count and the figure is marked.
 */
export async function benchList(kind: DatabaseKind, options: Options, whole: Cleanup): Promise<void> {
  // Two servers run at a time, and an interrupt ends them too.
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const lists: OpenList[] = []
    for (const count of sizes) lists.push(await openList(kind, count, options, cleanup))

    const heads = sizes.flatMap((size) => [size.toLocaleString('en'), 'CPU'])
    console.log(`\n${`API clients, ${kind}: ms a page`.padEnd(44)}${columns(heads)}`)
    for (const [index, { title }] of (lists[0]?.pages ?? []).entries()) {
      const turns = lists.map((list) => ({ list, openings: [] as Opening[] }))
      for (let time = -warmUps; time < mostTimes; time++) {
        for (const { list, openings } of turns) {
          if (openings.filter(isUndisturbed).length === times) continue
          const opening = await list.open(index)
          if (time >= 0) openings.push(opening)
        }
      }
      console.log(`  ${title.padEnd(42)}${columns(turns.flatMap(({ openings }) => figuresOf(openings)))}`)
    }
    console.log('  * The host took the processors away too often, so all requests count.')
  } finally {
    await cleanup.run()
  }
}

interface Opening {
  /** Milliseconds from the request to the last byte. */
  milliseconds: number
  /** CPU time of the server in milliseconds; NaN if unknown. */
  cpu: number
  /** Whether the host took a processor away during the request. */
  isDisturbed: boolean
}

const isUndisturbed = (opening: Opening) => !opening.isDisturbed

function figuresOf(openings: Opening[]): string[] {
  const undisturbed = openings.filter(isUndisturbed)
  const enough = undisturbed.length === times
  const counted = enough ? undisturbed : openings
  const cpu = counted.reduce((sum, each) => sum + each.cpu, 0) / counted.length
  return [
    median(counted.map(({ milliseconds }) => milliseconds)).toFixed(1) + (enough ? ' ' : '*'),
    Number.isNaN(cpu) ? '-' : cpu.toFixed(0),
  ]
}

type OpenList = Awaited<ReturnType<typeof openList>>

async function openList(kind: DatabaseKind, count: number, options: Options, cleanup: Cleanup) {
  const wanted = { count, creators: 10, owners: 200, people: 0, keys: 10 }
  const server = await startListed(kind, wanted, options, cleanup)
  const visitor = await Visitor.of(server)
  const pages = await listPages(visitor)
  for (let page = 0; page < firstPages; page++) await visitor.open('/api-clients')
  const cpu = () => (cpuSeconds(server.pid) ?? NaN) * 1000
  return {
    pages,
    async open(index: number): Promise<Opening> {
      const [stolenBefore, cpuBefore] = [stolenTicks(), cpu()]
      const { milliseconds } = await visitor.open(pages[index]?.path ?? '')
      return { milliseconds, cpu: cpu() - cpuBefore, isDisturbed: stolenTicks() !== stolenBefore }
    },
  }
}

const columns = (texts: string[]) => texts.map((text) => text.padStart(9)).join('')
