import { z } from '../commands/zod'
import { daysLater, describeMoment, isTimeZone, readLocalTime, toLocalTime } from '@/lib/domain/local-time'
import type { Refuse } from './form'

/** The fields of a form in which a credential gets an expiry: a date and time of day, and on whose clocks it is meant. */
export const expiryFields = {
  /** As `2027-03-28T12:00`; empty: never. */
  expiresAt: z.string().trim(),
  timeZone: z.string().max(64),
  /** The expiry that the credential has, ISO 8601: a text that was made of it stands for it, to the millisecond. */
  keptExpiresAt: z.iso.datetime().nullable(),
}
type ExpiryForm = z.infer<z.ZodObject<typeof expiryFields>>

/** The moment that the fields stand for; null: never. */
export function expiryOf(
  { expiresAt, timeZone, keptExpiresAt }: ExpiryForm,
  refuse: Refuse<'expiresAt' | 'timeZone'>,
): Date | null {
  if (expiresAt === '') return null
  if (!isTimeZone(timeZone)) {
    refuse('timeZone', 'There is no such time zone.')
    return null
  }
  const read = readLocalTime(expiresAt, timeZone, keptExpiresAt === null ? null : new Date(keptExpiresAt))
  if (read) return read.moment
  refuse('expiresAt', 'Enter a whole date and time.')
  return null
}

/** The fields as they stand for a credential that expires at a moment, or never. */
export function toExpiryForm(expiresAt: string | null, timeZone: string): ExpiryForm {
  return {
    expiresAt: expiresAt ? toLocalTime(new Date(expiresAt), timeZone) : '',
    timeZone,
    keptExpiresAt: expiresAt,
  }
}

/** The text for so many days after a moment. */
export function expiryAfter(days: number, now: Date, timeZone: string): string {
  return toLocalTime(daysLater(now, days, timeZone), timeZone)
}

/** What there is to say of a date and time before it is taken: which moment it is where the clocks leave a doubt. */
export function noteOnExpiry(
  { expiresAt, timeZone }: Pick<ExpiryForm, 'expiresAt' | 'timeZone'>,
  kept: Date | null,
): string | null {
  const read = readLocalTime(expiresAt, timeZone, kept)
  if (!read || read.clocks === 'once') return null
  const taken = describeMoment(read.moment, timeZone)
  return read.clocks === 'skipped'
    ? `The clocks skip this time, because they are put forward. ${taken} is taken.`
    : `The clocks show this time twice, because they are put back. The first is taken: ${taken}.`
}
