import { z } from './zod'

/** The first moment that cannot be chosen: every time zone can show earlier ones, and every database can store them. */
const end = new Date('9999-12-31T00:00:00Z')

/** A moment. `problem` is the message for anything else. */
export const moment = (problem: Parameters<typeof z.date>[0] = 'Enter a date and time.') =>
  z.date(problem).max(end, 'Choose a date before the year 9999.')

/** A moment at which something was recorded. */
export const recordedMoment = moment().min(new Date(0))
