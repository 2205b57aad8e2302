import { z } from './zod'
import { moment, recordedMoment } from './moment'
import { recordId, searchText } from './text'

/** A part of a name. */
const part = searchText.min(1, 'Enter something to look for.')

/** What administration events are filtered by. */
export const auditEventFilter = z.object({
  /** Part of a credential's name, or its client ID. */
  credential: part.optional(),
  /** Part of a person's name. */
  person: part.optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'This is not an action.')
    .optional(),
  outcome: z.enum(['done', 'refused'], 'This is not an outcome.').optional(),
  from: moment().optional(),
  /** Not included. */
  until: moment().optional(),
})

/** What usage is filtered by. */
export const usageFilter = z.object({
  credential: part.optional(),
  outcome: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'This is not an outcome.')
    .optional(),
  from: moment().optional(),
  /** Not included. */
  until: moment().optional(),
})

export const listAuditEventsInput = auditEventFilter.extend({
  /** Only events before this sequence number. */
  before: z
    .bigint()
    .positive()
    .max(2n ** 62n)
    .optional(),
  /** Only events of this credential or person. */
  targetId: recordId.optional(),
})

export const listUsageInput = usageFilter.extend({
  /** Where the page before ends: period and number of its last row. */
  after: z
    .object({
      period: recordedMoment,
      id: z
        .bigint()
        .positive()
        .max(2n ** 62n),
    })
    .optional(),
})

/** Verification takes the whole trail. */
export const verifyAuditTrailInput = z.object({})
