import type { z } from 'zod'
import type { Dropped } from '@/app/ignored-parts'

export type Query = Record<string, string | string[] | undefined>

export type Filters = Record<string, string>

/** The valid filters of an address, and the invalid ones, which were dropped. */
interface ReadFilters {
  filters: Filters
  dropped: Dropped[]
}

/** Reads each filter on its own, so that an invalid one does not drop the others. An empty one counts as absent. */
export function readFilters(schema: z.ZodObject, query: Query): ReadFilters {
  const filters: Filters = {}
  const dropped: Dropped[] = []
  for (const [name, field] of Object.entries(schema.shape)) {
    const given = query[name]
    if (given === undefined || given === '') continue
    const text = typeof given === 'string' ? given.trim() : ''
    if (text !== '' && (field as z.ZodType).safeParse(text).success) filters[name] = text
    else if (typeof given !== 'string' || text !== '')
      dropped.push({ field: name, value: [given].flat().join(', ') })
  }
  const { from, until } = filters
  if (from && until && from > until) {
    delete filters.from
    delete filters.until
    dropped.push({ field: 'from', value: from }, { field: 'until', value: until })
  }
  return { filters, dropped }
}
