import { z } from './zod'
import { recordId } from './text'

/** So many rows of a list can be chosen. */
export const mostChosen = 1000

/** So many are changed by one request: enough to be quick, few enough to show how far it has come. */
export const batchSize = 50

/** What is done to several API clients, each by itself. */
export const bulkInput = z.object({
  what: z.enum(['enable', 'disable', 'delete']),
  ids: z.array(recordId).min(1).max(batchSize),
})
export type BulkInput = z.infer<typeof bulkInput>

export const exportApiClientsInput = z.object({ ids: z.array(recordId).min(1).max(mostChosen) })
