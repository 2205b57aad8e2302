import { fail, ok } from '@/lib/domain/failure'
import { productInput } from '@/lib/schemas/commands/catalogue'
import { defineQuery } from './define-query'
import { holdersAsked } from './holders-asked'

/** What keeps a product from being removed. */
export const getProductUse = defineQuery({
  permission: 'catalogue:read',
  input: productInput,
  async run({ input, store, now }) {
    const use = await store.catalogue.productUse(input.id, holdersAsked(now))
    return use ? ok(use) : fail({ kind: 'not_found' })
  },
})
