import { Cleanup } from './cleanup'
import { Helper } from './helper'
import { startOver } from './keyturn'
import { listPages } from './list-pages'
import type { ListWanted } from './listed-credentials'
import type { Options } from './options'
import { emptyDatabase, type DatabaseKind } from './empty-database'
import { Visitor } from './visitor'

/** The sizes of the list that are compared: one for which nothing matters, and one for which everything does. */
const sizes = [100, 100_000] as const
const times = 20
const warmUps = 2

/**
 * Measures each page of the list of API clients as a browser gets it, rendering included: the median of twenty, beside
 * the same page of a short list. The two servers take turns, so that what else the machine does meets them alike.
 */
export async function benchList(kind: DatabaseKind, options: Options, whole: Cleanup): Promise<void> {
  // Two servers at a time; what is interrupted ends these too.
  const cleanup = new Cleanup()
  whole.add(() => cleanup.run())
  try {
    const visitors: Visitor[] = []
    for (const count of sizes) visitors.push(await openList(kind, count, options, cleanup))
    const pages = await Promise.all(visitors.map((visitor) => listPages(visitor)))

    console.log(
      `\n${`API clients, ${kind}: ms a page`.padEnd(44)}${sizes.map((size) => size.toLocaleString('en').padStart(10)).join('')}`,
    )
    for (const [index, { title }] of (pages[0] ?? []).entries()) {
      const measured: number[][] = visitors.map(() => [])
      for (let time = -warmUps; time < times; time++) {
        for (const [which, visitor] of visitors.entries()) {
          const { milliseconds } = await visitor.open(pages[which]?.[index]?.path ?? '')
          if (time >= 0) measured[which]?.push(milliseconds)
        }
      }
      console.log(
        `  ${title.padEnd(42)}${measured.map((all) => median(all).toFixed(1).padStart(10)).join('')}`,
      )
    }
  } finally {
    await cleanup.run()
  }
}

async function openList(
  kind: DatabaseKind,
  count: number,
  { profile }: Options,
  cleanup: Cleanup,
): Promise<Visitor> {
  const place = { name: `Keyturn, ${kind}`, database: await emptyDatabase(kind, cleanup), profile }
  async function fill(env: Record<string, string>) {
    const creator = new Helper<ListWanted, null>('bench/listed-credentials.ts', { env })
    cleanup.add(() => creator.stop())
    await creator.ask({ count })
    await creator.stop()
  }
  return Visitor.of(await startOver(place, fill, cleanup))
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return ((sorted[middle] ?? 0) + (sorted[sorted.length - 1 - middle] ?? 0)) / 2
}
