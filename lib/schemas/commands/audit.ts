import { z } from './zod'
import { moment, recordedMoment } from './moment'
import { recordId, searchText } from './text'

/** A part of a name. */
const part = searchText.min(1, 'Enter something to look for.')

/** The filters of administration events. */
export const auditEventFilter = z.object({
  /** A part of a credential's name, or its client ID. */
  credential: part.optional(),
  /** A part of a person's name. */
  person: part.optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'Choose an action.')
    .optional(),
  outcome: z.enum(['done', 'refused'], 'Choose an outcome.').optional(),
  from: moment().optional(),
  /** Exclusive. */
  until: moment().optional(),
})

/** The filters of usage. */
export const usageFilter = z.object({
  credential: part.optional(),
  outcome: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'Choose an outcome.')
    .optional(),
  from: moment().optional(),
  /** Exclusive. */
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
  /** Where the previous page ends: period and number of its last row. */
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

/** Verification always covers the whole trail. */
export const verifyAuditTrailInput = z.object({})
