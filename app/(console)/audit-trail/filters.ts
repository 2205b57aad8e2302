import type { z } from 'zod'

export type Query = Record<string, string | string[] | undefined>

export type Filters = Record<string, string>

/** The valid filters of an address, and the names of the invalid ones, which were dropped. */
interface ReadFilters {
  filters: Filters
  dropped: string[]
}

/** Reads each filter on its own, so that an invalid one does not drop the others. An empty one counts as absent. */
export function readFilters(schema: z.ZodObject, query: Query): ReadFilters {
  const filters: Filters = {}
  const dropped: string[] = []
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = query[name]
    if (given === undefined || given === '') continue
    const text = typeof given === 'string' ? given.trim() : ''
    if (text !== '' && (field as z.ZodType).safeParse(text).success) filters[name] = text
    else if (typeof given !== 'string' || text !== '') dropped.push(name)
  }
  if (filters.from && filters.until && filters.from > filters.until) {
    delete filters.from
    delete filters.until
    dropped.push('from', 'until')
  }
  return { filters, dropped }
}
