import { z } from './zod'
import { recordId, searchText } from './text'

const text = searchText.min(1, 'Enter something to look for.')
const date = z.iso
  .date('Enter a date like 2026-11-22.')
  // Years of which a database and every zone can make a moment.
  .refine((value) => value >= '1970-01-02' && value < '9999-01-01', 'Enter a date after 1970.')

/** What the administration events are filtered by. Dates are whole days in the zone of who asks, both included. */
export const auditEventFilters = z.object({
  /** Part of a credential's name, or its client ID. */
  credential: text.optional(),
  /** Part of a person's name. */
  person: text.optional(),
  action: z
    .string()
    .regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/, 'This is not an action.')
    .optional(),
  outcome: z.enum(['done', 'refused'], 'This is not an outcome.').optional(),
  from: date.optional(),
  until: date.optional(),
})

/** What usage is filtered by. */
export const usageFilters = z.object({
  credential: text.optional(),
  outcome: z
    .string()
    .regex(/^[a-z_]{1,40}$/, 'This is not an outcome.')
    .optional(),
  from: date.optional(),
  until: date.optional(),
})

export const listAuditEventsInput = auditEventFilters.extend({
  /** Only events before this sequence number. */
  before: z.coerce
    .bigint()
    .positive()
    .max(2n ** 62n)
    .optional(),
  /** Only events of this credential or person. */
  targetId: recordId.optional(),
})

/** Where a page of usage ends: period and number of its last row. */
const usageCursor = z
  .string()
  .regex(/^\d{1,15}-\d{1,18}$/, 'This is not a page.')
  .transform((cursor) => {
    const [period = '', number = ''] = cursor.split('-')
    return { period: new Date(Number(period)), id: BigInt(number) }
  })
  .refine(({ period }) => period.getTime() < 253_000_000_000_000)

export const listUsageInput = usageFilters.extend({
  /** Only rows after this one. */
  after: usageCursor.optional(),
})

export const usageOfCredentialInput = z.object({ id: recordId })

/** Verification takes the whole trail. */
export const verifyAuditTrailInput = z.object({})
