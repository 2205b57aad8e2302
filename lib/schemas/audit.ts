import { z } from 'zod'

export const listAuditEventsInput = z.object({
  /** Only events before this sequence number. */
  before: z.coerce.bigint().positive().optional(),
  /** Only events of this credential or person. */
  targetId: z.string().max(64).optional(),
})
