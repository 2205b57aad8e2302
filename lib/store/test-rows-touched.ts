import { PrismaClient } from './generated/client'
import type { Database } from './database'

/**
 * A Prisma client for tests that adds up how many rows the database reads for it, according to EXPLAIN ANALYZE: at each step
 * of a plan, both those that pass on and those that a condition removes.
 */
export function clientThatCounts(database: Database) {
  const client = new PrismaClient({ adapter: database.adapter, log: [{ emit: 'event', level: 'query' }] })
  const plain = new PrismaClient({ adapter: database.adapter })
  const queries: { query: string; params: string }[] = []
  client.$on('query', (event) => void queries.push(event))

  return {
    client,
    /** The largest number of values in one of the queries of `work`. Each item of a list counts. */
    async mostValues(work: () => Promise<unknown>): Promise<number> {
      queries.length = 0
      await work()
      return Math.max(
        ...queries.splice(0).map(({ params }) => (JSON.parse(params) as unknown[]).flat().length),
      )
    },

    /** How many rows the queries of `work` read. */
    async rowsTouched(work: () => Promise<unknown>): Promise<number> {
      queries.length = 0
      await work()
      let rows = 0
      for (const { query, params } of queries.splice(0)) {
        if (!/^\s*(SELECT|WITH)/.test(query)) continue
        const explained = await plain.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>(
          `EXPLAIN (ANALYZE, FORMAT JSON) ${query}`,
          ...(JSON.parse(params) as unknown[]),
        )
        for (const row of explained) rows += touched(row['QUERY PLAN'][0].Plan)
      }
      return rows
    },
  }
}

interface Plan {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}

function touched(plan: Plan): number {
  const removed =
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Join Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0)
  const own = (plan['Actual Rows'] + removed) * plan['Actual Loops']
  return (plan.Plans ?? []).reduce((sum, child) => sum + touched(child), own)
}
