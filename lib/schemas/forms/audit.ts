import { z } from '../commands/zod'
import { auditEventFilter, listAuditEventsInput, listUsageInput, usageFilter } from '../commands/audit'
import { endOfDay, startOfDay } from '@/lib/domain/day'

const date = z.iso
  .date('Enter a date like 2026-11-22.')
  // Years of which a database and every zone can make a moment.
  .refine((value) => value >= '1970-01-02' && value < '9999-01-01', 'Enter a date after 1970.')

/** Whole days in the zone of who asks, both included. */
const days = { from: date.optional(), until: date.optional() }

/** What an address can say to filter administration events. */
export const auditEventQuery = auditEventFilter.extend(days)

/** What an address can say to filter usage. */
export const usageQuery = usageFilter.extend(days)

/** What was said, with the moments between which the days lie. */
export function withMoments<Query extends { from?: string; until?: string }>(
  { from, until, ...query }: Query,
  timeZone: string,
) {
  return {
    ...query,
    ...(from && { from: startOfDay(from, timeZone) }),
    ...(until && { until: endOfDay(until, timeZone) }),
  }
}

/** Where a page of events ends, as an address carries it: the sequence number of its last. */
export const eventPlace = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
  .pipe(listAuditEventsInput.shape.before.unwrap())

/** Where a page of usage ends, as an address carries it: period and number of its last row. */
export const usagePlace = z
  .string()
  .regex(/^\d{1,15}-\d{1,18}$/, 'This is not a page.')
  .transform((text) => {
    const [period = '', number = ''] = text.split('-')
    return { period: new Date(Number(period)), id: BigInt(number) }
  })
  .pipe(listUsageInput.shape.after.unwrap())

/** The place of a row of usage. */
export function toUsagePlace({ period, id }: { period: Date; id: bigint }): string {
  return `${period.getTime()}-${id}`
}
