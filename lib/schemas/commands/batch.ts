import { z } from './zod'
import { recordId } from './text'

/** How many rows of a list can be chosen. */
export const mostChosen = 1000

/** How many are changed by one request: enough to be quick, few enough to show how far it has come. */
export const batchSize = 50

/** Several of the same kind, to which the same is done, to each by itself. */
export const batchInput = z.object({ ids: z.array(recordId).min(1).max(batchSize) })

export const exportCredentialsInput = z.object({ ids: z.array(recordId).min(1).max(mostChosen) })
