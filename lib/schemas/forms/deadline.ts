import { z } from '../commands/zod'
import { deadlineFields, type ListDeadlines } from '../commands/deadline'
import { endOfDay, startOfDay } from '@/lib/domain/day'
import type { DeadlinePlace } from '@/lib/domain/deadline'
import { ownerText } from './credential-list'
import { plainDate } from './plain-date'

/** A place as an address carries it: `2026-11-22T08:00:00.000Z~ID`. */
const place = z
  .string()
  .transform((text): unknown => {
    const [at = '', ...id] = text.split('~')
    return { at: new Date(at), id: id.join('~') }
  })
  .pipe(deadlineFields.after.unwrap())

/** A place, as text in an address. */
export function toDeadlinePlace({ at, id }: DeadlinePlace): string {
  return `${at.toISOString()}~${id}`
}

/** The filters of the deadlines and their page, in an address. */
export const deadlineQuery = {
  kind: deadlineFields.kind,
  owner: ownerText.optional(),
  /** Whole days in the time zone of the person, both inclusive. From now: without what has expired. */
  from: plainDate.or(z.literal('now')).optional(),
  until: plainDate.optional(),
  only: deadlineFields.only,
  after: place.optional(),
  before: place.optional(),
}

type DeadlineValues = { [Field in keyof typeof deadlineQuery]?: z.output<(typeof deadlineQuery)[Field]> }

/** The command for an address. Days begin and end in the time zone. */
export function toDeadlineCommand(
  { owner, from, until, ...asked }: DeadlineValues,
  timeZone: string,
): ListDeadlines {
  return {
    ...asked,
    ownerId: owner,
    from: from === undefined || from === 'now' ? from : startOfDay(from, timeZone),
    until: until === undefined ? undefined : endOfDay(until, timeZone),
  }
}
