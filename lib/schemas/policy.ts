import { z } from 'zod'

export const policiesForm = z.object({
  requireContactEmail: z.boolean(),
  requireApplication: z.boolean(),
  requireNetworkRestriction: z.boolean(),
  digestHour: z
    .number('Choose an hour.')
    .int('Choose an hour.')
    .min(0, 'Choose an hour.')
    .max(23, 'Choose an hour.'),
})
