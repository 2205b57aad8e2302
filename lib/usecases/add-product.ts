import { fail, ok } from '@/lib/domain/failure'
import { addProductInput } from '@/lib/schemas/commands/catalogue'
import { productTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Adds a product to the catalogue. No other product ever gets its slug, even after it is removed. */
export const addProduct = defineChange({
  permission: 'catalogue:manage',
  input: addProductInput,
  action: 'product.added',
  stepUp: 'never',
  async run({ input, store, mint }) {
    if (await store.catalogue.isSlugTaken('product', input.slug))
      return fail({ kind: 'slug_taken', of: 'product' })
    return ok(await store.catalogue.insertProduct({ ...input, id: mint.id() }))
  },
  audit: ({ output: product }) => ({ target: productTarget(product), detail: { slug: product.slug } }),
})
