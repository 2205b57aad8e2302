import { readReference } from '@/lib/domain/refusal-reference'
import { z } from './zod'
import { moment, recordedMoment } from './moment'
import { recordId, searchText } from './text'

/** What is typed to find a credential or a person: a part of a name, or an id. */
export const findTrailSubjectsInput = z.object({
  text: searchText.min(1, 'Enter something to look for.'),
})

/** The filters of administration events. */
export const auditEventFilter = z.object({
  /** The id or client ID of the credential that the event is about. */
  credential: recordId.optional(),
  /** The id of the person who acted. */
  person: recordId.optional(),
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
  /** The id or client ID of the credential. */
  credential: recordId.optional(),
  outcome: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'Choose an outcome.')
    .optional(),
  from: moment().optional(),
  /** Exclusive. */
  until: moment().optional(),
})

/** The reference of a refusal, or its beginning, in every way in which a person may write it. */
const reference = z.string().transform((text, context) => {
  const read = readReference(text)
  if (read === null) context.addIssue({ code: 'custom', message: 'Enter a reference like 7KQ2-M9XD-3FH0.' })
  return read ?? z.NEVER
})

/** The filters of refusals. */
export const refusalFilter = z.object({
  reference: reference.optional(),
  /** The id or client ID of the credential. */
  credential: recordId.optional(),
})

const sequence = z
  .bigint()
  .positive()
  .max(2n ** 62n)

/** One event, by its place in the chain. */
export const getAuditEventInput = z.object({ sequence })

export const listAuditEventsInput = auditEventFilter.extend({
  /** Only events before this sequence number. */
  before: sequence.optional(),
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

export const listRefusalsInput = refusalFilter.extend({
  /** Where the previous page ends: time and reference of its last row. */
  after: z.object({ time: recordedMoment, reference }).optional(),
})

/** Verification always covers the whole trail. */
export const verifyAuditTrailInput = z.object({})
