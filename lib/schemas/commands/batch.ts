import { z } from './zod'
import { recordId } from './text'

/** How many rows of a list can be selected. */
export const mostChosen = 1000

/** How many one request changes: enough to be quick, few enough to show progress. */
export const batchSize = 50

/** Several targets of the same kind. The same change is made to each, separately. */
export const batchInput = z.object({ ids: z.array(recordId).min(1).max(batchSize) })

export const exportCredentialsInput = z.object({ ids: z.array(recordId).min(1).max(mostChosen) })
