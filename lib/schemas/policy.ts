import { z } from 'zod'

export const policiesForm = z.object({
  requireContactEmail: z.boolean(),
  requireApplication: z.boolean(),
  requireNetworkRestriction: z.boolean(),
})
