import { fail, ok } from '@/lib/domain/failure'
import { isProductUsed } from '@/lib/domain/holding'
import { productInput } from '@/lib/schemas/commands/catalogue'
import { productTarget } from './audit-targets'
import { defineChange } from './define-change'
import { holdersAsked } from './holders-asked'

/** Removes a product that no live API, credential or administrator has. Its slug stays taken. */
export const removeProduct = defineChange({
  permission: 'catalogue:manage',
  input: productInput,
  action: 'product.removed',
  stepUp: 'always',
  async run({ input, store, now }) {
    const product = await store.catalogue.lockProduct(input.id)
    if (!product) return fail({ kind: 'not_found' })
    const use = await store.catalogue.productUse(product.id, holdersAsked(now))
    if (isProductUsed(use)) return fail({ kind: 'product_in_use', use })
    await store.catalogue.removeProduct(product.id, now)
    return ok(product)
  },
  audit: ({ output: product }) => ({ target: productTarget(product), detail: { slug: product.slug } }),
})
