import { differences } from '@/lib/domain/changes'
import { fail, ok } from '@/lib/domain/failure'
import { renameProductInput } from '@/lib/schemas/commands/catalogue'
import { productTarget } from './audit-targets'
import { defineChange } from './define-change'

/** Changes the name of a product. Its slug stays, and so do the roles in tokens that are named after it. */
export const renameProduct = defineChange({
  permission: 'catalogue:manage',
  input: renameProductInput,
  action: 'product.renamed',
  stepUp: 'never',
  async run({ input, store }) {
    const before = await store.catalogue.lockProduct(input.id)
    if (!before) return fail({ kind: 'not_found' })
    return ok({ before, product: await store.catalogue.renameProduct(before.id, input.name) })
  },
  audit: ({ output: { before, product } }) => ({
    target: productTarget(product),
    detail: differences({ name: before.name }, { name: product.name }),
  }),
})
