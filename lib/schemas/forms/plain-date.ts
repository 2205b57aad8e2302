import { z } from '../commands/zod'

/** A date as a browser sends it, in years that a database and every time zone can represent. */
export const plainDate = z.iso
  .date('Enter a date like 2026-11-22.')
  .refine((value) => value >= '1970-01-02' && value < '9999-01-01', 'Enter a date after 1970.')
