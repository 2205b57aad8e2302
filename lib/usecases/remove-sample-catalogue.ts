import { ok } from '@/lib/domain/failure'
import { z } from '@/lib/schemas/commands/zod'
import { defineChange } from './define-change'

/**
 * Erases the APIs of the sample catalogue that were never granted or changed, and the sample products that are empty then. Their
 * slugs are free again. Keyturn's own API stays, and so does everything that was ever granted.
 */
export const removeSampleCatalogue = defineChange({
  permission: 'catalogue:manage',
  input: z.object({}),
  action: 'keyturn.sample_catalogue_removed',
  stepUp: 'always',
  async run({ store }) {
    return ok(await store.catalogue.eraseSamples())
  },
  audit: ({ output: { apis, products } }) => ({
    target: { kind: 'keyturn', id: null, name: 'API catalogue' },
    detail: { apis: apis.join(' '), products: products.join(' ') },
  }),
})
