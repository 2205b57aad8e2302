import { leakResponses } from '@/lib/domain/policy'
import { z } from './zod'

/** Every policy. */
export const policyFields = z.object({
  requireContactEmail: z.boolean(),
  requireApplication: z.boolean(),
  requireNetworkRestriction: z.boolean(),
  digestHour: z
    .number('Choose an hour.')
    .int('Choose an hour.')
    .min(0, 'Choose an hour.')
    .max(23, 'Choose an hour.'),
  /** In days; null for no limit. */
  maximumLifetime: z
    .int('Enter a whole number of days.')
    .min(1, 'Enter at least 1 day.')
    .max(3650, 'Enter at most 3,650 days.')
    .nullable(),
  usageDays: z
    .int('Enter a whole number of days.')
    .min(7, 'Usage is kept for at least 7 days.')
    .max(730, 'Usage is kept for at most 730 days.'),
  leakResponse: z.enum(leakResponses, 'Choose what happens.'),
})

/** A policy that is not sent stays unchanged. */
export const setPoliciesInput = policyFields.partial()
