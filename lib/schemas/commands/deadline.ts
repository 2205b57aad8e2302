import { z } from './zod'
import { recordedMoment } from './moment'
import { recordId } from './text'

const place = z.object({ at: recordedMoment, id: recordId })

/** The filters of the deadlines, and which page of them. */
export const deadlineFields = {
  kind: z.enum(['api_client', 'service_api_key']).optional(),
  /** Null for credentials without an owner. */
  ownerId: recordId.nullable().optional(),
  /** From this moment on, or what is still ahead. Without a choice: from thirty days ago. */
  from: recordedMoment.or(z.literal('now')).optional(),
  /** Before this moment. */
  until: recordedMoment.optional(),
  /** Only the expiries that the banner counts. */
  only: z.literal('soon').optional(),
  after: place.optional(),
  before: place.optional(),
}

export const listDeadlinesInput = z.object(deadlineFields)
export type ListDeadlines = z.output<typeof listDeadlinesInput>
