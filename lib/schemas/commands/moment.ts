import { z } from './zod'

/** The first moment that cannot be chosen: every zone can show what is before it, and every database keep it. */
const end = new Date('9999-12-31T00:00:00Z')

/** A moment. `problem` is said of what is none. */
export const moment = (problem: Parameters<typeof z.date>[0] = 'Enter a date and time.') =>
  z.date(problem).max(end, 'Choose a date before the year 9999.')

/** A moment at which something was recorded. */
export const recordedMoment = moment().min(new Date(0))
