import { z } from '../commands/zod'
import { daysLater, describeMoment, isTimeZone, readLocalTime, toLocalTime } from '@/lib/domain/local-time'
import type { Refuse } from './form'

/** The form fields for the expiry of a credential: a date and time of day, and the time zone in which they are read. */
export const expiryFields = {
  /** Such as `2027-03-28T12:00`; empty if it never expires. */
  expiresAt: z.string().trim(),
  timeZone: z.string().max(64),
  /** The current expiry of the credential, in ISO 8601. If the text still matches it, it is kept to the millisecond. */
  keptExpiresAt: z.iso.datetime().nullable(),
}
export type ExpiryForm = z.infer<z.ZodObject<typeof expiryFields>>

/** The moment that the fields stand for; null if it never expires. */
export function expiryOf(
  { expiresAt, timeZone, keptExpiresAt }: ExpiryForm,
  refuse: Refuse<'expiresAt' | 'timeZone'>,
): Date | null {
  if (expiresAt === '') return null
  if (!isTimeZone(timeZone)) {
    refuse('timeZone', 'This time zone does not exist.')
    return null
  }
  const read = readLocalTime(expiresAt, timeZone, keptExpiresAt === null ? null : new Date(keptExpiresAt))
  if (read) return read.moment
  refuse('expiresAt', 'Enter a complete date and time.')
  return null
}

/** The fields for a credential that expires at a moment, or never. */
export function toExpiryForm(expiresAt: string | null, timeZone: string): ExpiryForm {
  return {
    expiresAt: expiresAt ? toLocalTime(new Date(expiresAt), timeZone) : '',
    timeZone,
    keptExpiresAt: expiresAt,
  }
}

/** The text for a number of days after a moment. */
export function expiryAfter(days: number, now: Date, timeZone: string): string {
  return toLocalTime(daysLater(now, days, timeZone), timeZone)
}

/** A note for a time that clocks skip or show twice: which moment is used. Null for every other time. */
export function noteOnExpiry(
  { expiresAt, timeZone }: Pick<ExpiryForm, 'expiresAt' | 'timeZone'>,
  kept: Date | null,
): string | null {
  const read = readLocalTime(expiresAt, timeZone, kept)
  if (!read || read.clocks === 'once') return null
  const taken = describeMoment(read.moment, timeZone)
  return read.clocks === 'skipped'
    ? `Clocks skip this time because they are set forward. ${taken} is used instead.`
    : `This time occurs twice because clocks are set back. The first is used: ${taken}.`
}
