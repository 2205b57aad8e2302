import { batchSize, mostChosen } from '@/lib/domain/batch'
import { z } from './zod'
import { recordId } from './text'

/** Several targets of the same kind. The same change is made to each, separately. */
export const batchInput = z.object({ ids: z.array(recordId).min(1).max(batchSize) })

export const exportCredentialsInput = z.object({ ids: z.array(recordId).min(1).max(mostChosen) })
