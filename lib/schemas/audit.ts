import { z } from 'zod'
import { recordId } from './text'

const greatestSequence = 2n ** 63n - 1n

export const listAuditEventsInput = z.object({
  /** Only events before this sequence number. */
  before: z.coerce.bigint().positive().max(greatestSequence).optional(),
  /** Only events of this credential or person. */
  targetId: recordId.optional(),
})
