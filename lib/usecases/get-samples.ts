import { ok } from '@/lib/domain/failure'
import { z } from '@/lib/schemas/commands/zod'
import { defineQuery } from './define-query'

/** More than the sample catalogue has. */
const mostNamed = 50

/** The samples that were never used: what "Remove the sample catalogue" erases. */
export const getSamples = defineQuery({
  permission: 'catalogue:read',
  input: z.object({}),
  async run({ store }) {
    return ok(await store.catalogue.samples(mostNamed))
  },
})
