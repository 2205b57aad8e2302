import { z } from '../commands/zod'
import {
  auditEventFilter,
  findTrailSubjectsInput,
  listAuditEventsInput,
  listRefusalsInput,
  listUsageInput,
  refusalFilter,
  usageFilter,
} from '../commands/audit'
import { endOfDay, startOfDay } from '@/lib/domain/day'
import { plainDate } from './plain-date'

/** A range of whole days in the time zone of the person, both inclusive. */
const days = { from: plainDate.optional(), until: plainDate.optional() }

/** What names a credential or a person: an id, or a text that the page resolves to one. */
const subject = findTrailSubjectsInput.shape.text.optional()

/** The filters of administration events in the query of a page. */
export const auditEventQuery = auditEventFilter.extend({ ...days, credential: subject, person: subject })

/** The filters of usage in the query of a page. */
export const usageQuery = usageFilter.extend({ ...days, credential: subject })

/** The filters of refusals in the query of a page. */
export const refusalQuery = refusalFilter.extend({ credential: subject })

/** The query, with the moments at which its days begin and end. */
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

/** Where a page of events ends, as text in a query: the sequence number of its last event. */
export const eventPlace = z
  .string()
  .regex(/^\d{1,19}$/)
  .transform(BigInt)
  .pipe(listAuditEventsInput.shape.before.unwrap())

/** Where a page of usage ends, as text in a query: period and number of its last row. */
export const usagePlace = z
  .string()
  .regex(/^\d{1,15}-\d{1,18}$/, 'This is not a page.')
  .transform((text) => {
    const [period = '', number = ''] = text.split('-')
    return { period: new Date(Number(period)), id: BigInt(number) }
  })
  .pipe(listUsageInput.shape.after.unwrap())

/** The place of a usage row, as text in a query. */
export function toUsagePlace({ period, id }: { period: Date; id: bigint }): string {
  return `${period.getTime()}-${id}`
}

/** Where a page of refusals ends, as text in a query: time and reference of its last row. */
export const refusalPlace = z
  .string()
  .regex(/^\d{1,15}-[\w-]{1,20}$/, 'This is not a page.')
  .transform((text) => {
    const end = text.indexOf('-')
    return { time: new Date(Number(text.slice(0, end))), reference: text.slice(end + 1) }
  })
  .pipe(listRefusalsInput.shape.after.unwrap())

/** The place of a refusal, as text in a query. */
export function toRefusalPlace({ time, reference }: { time: Date; reference: string }): string {
  return `${time.getTime()}-${reference}`
}
